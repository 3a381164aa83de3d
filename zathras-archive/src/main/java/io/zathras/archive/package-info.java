/**
 * Archives in, file trees out.
 *
 * <p>Results come as a zip of tars. {@code ArchiveReader} gives one {@link
 * io.zathras.archive.FileTree} per tar, whatever the packaging (zip, tar, tar.gz, tar.xz or an
 * unpacked directory), and refuses what is damaged, hostile or larger than {@link
 * io.zathras.archive.ArchiveLimits} with an {@link io.zathras.archive.ArchiveException}.
 */
package io.zathras.archive;
