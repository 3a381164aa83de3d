package io.zathras.schema.discovery;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;

/** Describes where a class comes from: {@code com.example.Mine in mine.jar}. */
public final class ClassLocation {

  private ClassLocation() {}

  /** Returns the class's name and its jar or folder. */
  public static String of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    String place =
        source == null || source.getLocation() == null
            ? "unknown place"
            : lastName(source.getLocation().toString());
    return type.getName() + " in " + place;
  }

  /** Returns the jar or folder that holds a {@code META-INF/services} file. */
  static String ofDeclaration(URL declaration) {
    String text = declaration.toString();
    int inside = text.indexOf("/META-INF/");
    String place = inside < 0 ? text : text.substring(0, inside);
    return lastName(place.endsWith("!") ? place.substring(0, place.length() - 1) : place);
  }

  private static String lastName(String url) {
    String name = url.substring(url.lastIndexOf('/', Math.max(0, url.length() - 2)) + 1);
    try {
      return new URI("/" + name).getPath().substring(1);
    } catch (URISyntaxException e) {
      // The URL escapes nothing, as one that is made by hand.
      return name;
    }
  }
}
