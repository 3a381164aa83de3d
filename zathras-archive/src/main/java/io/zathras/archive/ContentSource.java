package io.zathras.archive;

import java.io.IOException;
import java.io.InputStream;

/** Opens files of a tree again, whose content was too large to keep. */
interface ContentSource {

  /**
   * Opens a file.
   *
   * @param path its path in the whole tree
   * @return a stream that the caller closes
   */
  InputStream open(String path) throws IOException;
}
