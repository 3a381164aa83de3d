/**
 * Documents as runs of Horreum: labels, change detection, upload once, verified.
 *
 * @since 0.1
 */
@org.jspecify.annotations.NullMarked
package io.zathras.exporter.horreum;
