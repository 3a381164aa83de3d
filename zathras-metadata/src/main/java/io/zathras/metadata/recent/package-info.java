/** What was read before, for the files that many result directories have in common. */
package io.zathras.metadata.recent;
