/** Reads what surrounds a result: the system's description and the result directory's files. */
package io.zathras.metadata;
