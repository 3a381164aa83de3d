/** Tests a processor in isolation, without any archive or directory. */
package io.zathras.testkit;
