package io.zathras.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** The format of data, recognised by its first bytes. */
enum Format {
  ZIP,
  GZIP,
  XZ,
  TAR,
  EMPTY,
  OTHER;

  /** How many bytes are examined: a block of a tar. */
  static final int LOOK = 512;

  private static final int MAGIC_OFFSET = 257;
  private static final byte[] USTAR = {'u', 's', 't', 'a', 'r'};
  private static final byte[] ZEROS = new byte[LOOK];

  /** Examines the data without consuming any of it. */
  static Format of(BufferedInputStream in) throws IOException {
    in.mark(LOOK);
    byte[] head = in.readNBytes(LOOK);
    in.reset();
    if (head.length == 0) {
      return EMPTY;
    }
    if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (startsWith(head, 0x1f, 0x8b)) {
      return GZIP;
    }
    if (startsWith(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return XZ;
    }
    return isTar(head) ? TAR : OTHER;
  }

  private static boolean isTar(byte[] head) {
    if (head.length < LOOK) {
      // Too short for a tar, but a cut tar is still recognised by its magic.
      return head.length >= MAGIC_OFFSET + 5
          && Arrays.equals(head, MAGIC_OFFSET, MAGIC_OFFSET + 5, USTAR, 0, 5);
    }
    return Arrays.equals(head, ZEROS) || hasChecksum(head);
  }

  private static boolean hasChecksum(byte[] head) {
    try {
      return TarUtils.verifyCheckSum(head);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean startsWith(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
