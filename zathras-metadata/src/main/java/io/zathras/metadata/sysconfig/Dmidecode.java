package io.zathras.metadata.sysconfig;

import io.zathras.schema.Bios;
import io.zathras.schema.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code dmidecode}: records of a handle line, a title line, and indented fields; the values of
 * lists are indented further. Serial numbers and UUIDs in it are not read. The records before the
 * damage of a table or the cut of a file are kept; the memory, which is counted over all records,
 * is then unknown.
 */
final class Dmidecode {

  private static final String HANDLE = "Handle ";
  private static final String TYPE = "DMI type ";
  private static final String BIOS = "BIOS Information";
  private static final String SYSTEM = "System Information";

  /** Messages of the tool about a table that does not end as the firmware announced. */
  private static final Pattern BROKEN =
      Pattern.compile("DMI table is broken|^\\s*<TRUNCATED>$|^Wrong DMI structures ");

  /** Comments, paths that could not be read, and where a table was looked for. */
  private static final Pattern NO_TABLE = Pattern.compile("[#/]|Scanning |Getting SMBIOS");

  private static final Pattern NO_TABLE_FOUND =
      Pattern.compile("Scanning .* for entry point\\.|# No .* found, sorry\\.");

  /** The records whose fields are used, of more than a hundred. */
  private static final Set<String> READ =
      Set.of(BIOS, SYSTEM, MemoryModules.ARRAY, MemoryModules.DEVICE);

  /** The title of the last record. */
  private static final String END = "End Of Table";

  private static final Pattern ANNOUNCED = Pattern.compile("([0-9]{1,6}) structures occupying .*");

  private final List<DmiRecord> records;
  private final MemoryModules memory;

  private Dmidecode(List<DmiRecord> records, MemoryModules memory) {
    this.records = records;
    this.memory = memory;
  }

  /** Reads the records. A system without a table has none, which is not a fault. */
  static Dmidecode parse(SystemFile file) {
    List<DmiRecord> records = new ArrayList<>();
    List<String> lines = file.lines(Dmidecode::isLast);
    String handle = "";
    DmiRecord record = null;
    boolean read = false;
    boolean broken = false;
    boolean ended = false;
    int announced = Integer.MAX_VALUE;
    int fields = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int indent = indent(line);
      if (line.startsWith(HANDLE)) {
        int comma = line.indexOf(',');
        handle = line.substring(HANDLE.length(), comma < 0 ? line.length() : comma).strip();
        record = null;
      } else if (indent == line.length()) {
        handle = "";
        record = null;
      } else if ((record == null || indent == 0) && BROKEN.matcher(line).find()) {
        if (!broken && !ended) {
          broken = true;
          file.warning(
              "dmi-table-broken",
              i + 1,
              "the firmware's table ends in damage here; its memory modules are not counted");
        }
      } else if (records.isEmpty() && announced(line) > 0) {
        announced = announced(line);
      } else if (!handle.isEmpty() && line.startsWith(TYPE, indent)) {
        // Versions before 2.7 have the type on a line of its own, and indent all that follows.
        record = null;
      } else if (!handle.isEmpty()) {
        String title = line.strip();
        record = new DmiRecord(title, handle);
        records.add(record);
        read = READ.contains(title);
        ended |= record.isA(END);
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
    // Old firmware announces how many records there are, and need not end the table.
    boolean all = records.size() >= announced && lines.get(lines.size() - 1).isBlank();
    if (records.isEmpty()) {
      if (!NO_TABLE.matcher(file.text()).lookingAt()) {
        file.holdsNoButText("records of the firmware's table");
      }
    } else if (!broken && !ended && !all) {
      file.endsWithout("'" + END + "'");
    }
    boolean whole = !broken && !file.isCut();
    return new Dmidecode(records, new MemoryModules(whole ? records : List.of(), file));
  }

  private static boolean isLast(String line) {
    return line.equals(END) || NO_TABLE_FOUND.matcher(line).matches();
  }

  private static int announced(String line) {
    Matcher announced = ANNOUNCED.matcher(line);
    return announced.matches() ? Integer.parseInt(announced.group(1)) : 0;
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
