/**
 * Carries the facts about a result archive in the files beside it from the module that reads them
 * to the one that assembles the document. Processors and embedders do not need it.
 */
package io.zathras.schema.context;
