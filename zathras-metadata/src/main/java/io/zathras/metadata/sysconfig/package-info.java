/**
 * What the system's own tools wrote into {@code sysconfig_info.tar}: one parser a file, and {@link
 * io.zathras.metadata.sysconfig.SystemReader} that brings their facts together. Of the 23 files
 * {@code lsusb.out} holds nothing that results are grouped by, and is not read.
 */
package io.zathras.metadata.sysconfig;
