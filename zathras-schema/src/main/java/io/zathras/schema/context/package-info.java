/**
 * What the files beside a result archive say about it, on the way from the module that reads them
 * to the one that assembles the document. Processors and embedders have no use for it.
 */
package io.zathras.schema.context;
