/** Tests a processor in isolation, with files from memory or a real archive. */
package io.zathras.testkit;
