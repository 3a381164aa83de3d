/**
 * Carries the facts that the files beside a result archive state about it, from the module that
 * reads them to the one that assembles the document. Processors and embedders do not need it.
 */
package io.zathras.schema.context;
