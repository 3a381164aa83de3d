/** Reads what surrounds a result: the description of the system it ran on. */
package io.zathras.metadata;
