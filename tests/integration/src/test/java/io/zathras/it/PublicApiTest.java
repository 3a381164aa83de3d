package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything a module exports is described, and its types say since when they are there. */
class PublicApiTest {

  static Stream<Path> modulesThatExportSomething() throws IOException {
    try (Stream<Path> folders = Files.list(Samples.ROOT)) {
      return folders
          .map(folder -> folder.resolve("src/main/java"))
          .filter(sources -> exports(sources.resolve("module-info.java")))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static boolean exports(Path descriptor) {
    try {
      return Files.exists(descriptor) && Files.readString(descriptor).contains("\n  exports ");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("modulesThatExportSomething")
  void isDescribed(Path sources) throws IOException {
    String descriptor = Files.readString(sources.resolve("module-info.java"));
    List<Path> files;
    try (Stream<Path> all = Files.walk(sources)) {
      files =
          all.filter(file -> file.toString().endsWith(".java"))
              .filter(file -> descriptor.contains("exports " + packageOf(sources, file) + ";"))
              .toList();
    }
    assertThat(files).isNotEmpty();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> missing = new ArrayList<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
      DocTrees comments = DocTrees.instance(task);
      for (CompilationUnitTree file : task.parse()) {
        new Scanner(comments, missing).scan(file, null);
      }
    }

    assertThat(missing).as("exported elements without a description or @since").isEmpty();
  }

  private static String packageOf(Path sources, Path file) {
    return sources.relativize(file.getParent()).toString().replace('/', '.');
  }

  /** Visits what is visible outside, type by type. */
  private static final class Scanner extends TreePathScanner<Void, Void> {

    private final DocTrees comments;
    private final List<String> missing;

    Scanner(DocTrees comments, List<String> missing) {
      this.comments = comments;
      this.missing = missing;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      if (!isVisible(type.getModifiers())) {
        return null;
      }
      DocCommentTree comment = check(type.getSimpleName().toString());
      boolean topLevel =
          getCurrentPath().getParentPath().getLeaf().getKind() == Kind.COMPILATION_UNIT;
      if (topLevel
          && comment != null
          && comment.getBlockTags().stream().noneMatch(SinceTree.class::isInstance)) {
        missing.add(type.getSimpleName() + " has no @since");
      }
      return super.visitClass(type, unused);
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      boolean override =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
      if (isVisible(method.getModifiers()) && !override) {
        check(owner().getSimpleName() + "." + method.getName());
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void unused) {
      boolean component = owner().getKind() == Kind.RECORD && !isStatic(field.getModifiers());
      if (isVisible(field.getModifiers()) && !component) {
        check(owner().getSimpleName() + "." + field.getName());
      }
      return null;
    }

    private DocCommentTree check(String name) {
      TreePath path = getCurrentPath();
      DocCommentTree comment = comments.getDocCommentTree(path);
      if (comment == null || comment.getFirstSentence().isEmpty()) {
        missing.add(name + " is not described");
      }
      return comment;
    }

    private ClassTree owner() {
      return (ClassTree) getCurrentPath().getParentPath().getLeaf();
    }

    private boolean isVisible(ModifiersTree modifiers) {
      Tree parent = getCurrentPath().getParentPath().getLeaf();
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || modifiers.getFlags().contains(Modifier.PROTECTED)
          || parent.getKind() == Kind.INTERFACE;
    }

    private static boolean isStatic(ModifiersTree modifiers) {
      return modifiers.getFlags().contains(Modifier.STATIC);
    }
  }
}
