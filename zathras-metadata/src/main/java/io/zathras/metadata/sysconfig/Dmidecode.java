package io.zathras.metadata.sysconfig;

import io.zathras.schema.Bios;
import io.zathras.schema.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code dmidecode}: records of a handle line, a title line, and indented fields; the values of
 * lists are indented further. Serial numbers and UUIDs in it are not read. A damaged table keeps
 * the records before the damage.
 */
final class Dmidecode {

  private static final String HANDLE = "Handle ";
  private static final String BIOS = "BIOS Information";
  private static final String SYSTEM = "System Information";
  private static final String BROKEN = "DMI table is broken";

  /** Comments, paths that could not be read, and where a table was looked for. */
  private static final Pattern NO_TABLE = Pattern.compile("[#/]|Scanning |Getting SMBIOS");

  /** The records whose fields are of use; there are some hundred others. */
  private static final Set<String> READ =
      Set.of(BIOS, SYSTEM, MemoryModules.ARRAY, MemoryModules.DEVICE);

  private final List<DmiRecord> records;
  private final MemoryModules memory;

  private Dmidecode(List<DmiRecord> records) {
    this.records = records;
    this.memory = new MemoryModules(records);
  }

  /** Reads the records. A system without a table has none, which is not a fault. */
  static Dmidecode parse(SystemFile file) {
    List<DmiRecord> records = new ArrayList<>();
    List<String> lines = file.lines();
    String handle = "";
    DmiRecord record = null;
    boolean read = false;
    int fields = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int indent = indent(line);
      if (indent == 0 && line.contains(BROKEN)) {
        file.warning("dmi-table-broken", i + 1, "the firmware's table ends in damage here");
      } else if (line.startsWith(HANDLE)) {
        int comma = line.indexOf(',');
        handle = line.substring(HANDLE.length(), comma < 0 ? line.length() : comma).strip();
        record = null;
      } else if (indent == line.length()) {
        handle = "";
        record = null;
      } else if (indent == 0 && !handle.isEmpty()) {
        record = new DmiRecord(line.strip(), handle);
        records.add(record);
        read = READ.contains(line.strip());
        handle = "";
        fields = 0;
      } else if (record != null && read) {
        fields = fields == 0 ? indent : fields;
        int colon = indent == fields ? line.indexOf(':') : -1;
        if (colon > 0) {
          record.add(line.substring(indent, colon), line.substring(colon + 1).strip());
        }
      }
    }
    if (records.isEmpty() && !NO_TABLE.matcher(file.text()).lookingAt()) {
      file.holdsNoButText("records of the firmware's table");
    }
    return new Dmidecode(records);
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && Character.isWhitespace(line.charAt(indent))) {
      indent++;
    }
    return indent;
  }

  /** Returns the memory slots and modules. */
  MemoryModules memory() {
    return memory;
  }

  @Nullable Bios bios() {
    DmiRecord bios = first(BIOS);
    boolean known =
        bios != null && bios.known("Vendor", "Version", "Release Date", "BIOS Revision") != null;
    return bios == null || !known
        ? null
        : new Bios(
            bios.known("Vendor"),
            bios.known("Version"),
            bios.known("Release Date"),
            bios.known("BIOS Revision"));
  }

  @Nullable Product product() {
    DmiRecord system = first(SYSTEM);
    boolean known =
        system != null && system.known("Manufacturer", "Product Name", "Version", "Family") != null;
    return system == null || !known
        ? null
        : new Product(
            system.known("Manufacturer"),
            system.known("Product Name"),
            system.known("Version"),
            system.known("Family"));
  }

  private @Nullable DmiRecord first(String title) {
    return records.stream().filter(record -> record.isA(title)).findFirst().orElse(null);
  }
}
