package io.zathras.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Finds mutable state in the classes of a provider's package. */
final class ProviderClasses {

  private static final String CLASS = ".class";

  /** Types that are mutable or not thread-safe. */
  private static final List<Class<?>> CHANGING =
      List.of(
          java.text.Format.class,
          StringBuilder.class,
          StringBuffer.class,
          ThreadLocal.class,
          Matcher.class,
          Random.class,
          java.util.AbstractList.class,
          java.util.AbstractMap.class,
          java.util.AbstractSet.class,
          java.util.Calendar.class,
          AtomicReference.class);

  private ProviderClasses() {}

  /** Returns all classes of the provider's package in its jar or folder of classes. */
  static List<Class<?>> of(Class<?> provider) {
    CodeSource source = provider.getProtectionDomain().getCodeSource();
    if (source == null) {
      return List.of(provider);
    }
    try {
      URI place = source.getLocation().toURI();
      Path path = Path.of(place);
      if (Files.isDirectory(path)) {
        return inPackage(provider, path);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return inPackage(provider, jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the classes of " + provider + " cannot be listed", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(source + " is neither a jar nor a folder of classes", e);
    }
  }

  private static List<Class<?>> inPackage(Class<?> provider, Path root) throws IOException {
    String packageName = provider.getPackageName();
    try (Stream<Path> files = Files.list(root.resolve(packageName.replace('.', '/')))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(CLASS) && !name.endsWith("-info.class"))
          .sorted()
          .<Class<?>>map(name -> load(provider, packageName + "." + name))
          .toList();
    }
  }

  private static Class<?> load(Class<?> provider, String file) {
    String name = file.substring(0, file.length() - CLASS.length());
    try {
      return Class.forName(name, false, provider.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is in the jar but cannot be loaded", e);
    }
  }

  /** Returns the mutable static fields of a class. */
  static List<String> changingFields(Class<?> type) {
    return fields(type)
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(
            field ->
                !Modifier.isFinal(field.getModifiers())
                    || field.getType().getPackageName().equals("java.util.concurrent.atomic")
                    || CHANGING.stream().anyMatch(bad -> bad.isAssignableFrom(field.getType())))
        .map(Field::toString)
        .toList();
  }

  /** Returns the fields of a provider and its superclasses that are not final. */
  static List<String> openFields(Class<?> provider) {
    return Stream.<Class<?>>iterate(provider, type -> type != null, Class::getSuperclass)
        .flatMap(ProviderClasses::fields)
        .filter(field -> !Modifier.isFinal(field.getModifiers()))
        .map(Field::toString)
        .toList();
  }

  /** Returns the fields without those that the compiler and coverage tools add. */
  private static Stream<Field> fields(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields()).filter(field -> !field.isSynthetic());
  }
}
