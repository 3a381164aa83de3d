/** From result directories to delivered documents: the fluent API. */
package io.zathras.pipeline;
