/**
 * What the system's own tools wrote into {@code sysconfig_info.tar}: one parser a file, and {@link
 * io.zathras.metadata.sysconfig.SystemReader} that brings their facts together.
 */
package io.zathras.metadata.sysconfig;
