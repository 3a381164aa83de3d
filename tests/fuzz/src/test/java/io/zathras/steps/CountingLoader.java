package io.zathras.steps;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Loads our classes anew, so that they count, and those that read YAML and JSON for us where the
 * bound is one on these too. The fuzz tests come along without counting, because they hold our
 * classes.
 */
public final class CountingLoader extends ClassLoader {

  private static final String PRODUCT = "io.zathras.";
  private static final String FUZZ_TESTS = "io.zathras.fuzz.";
  private static final List<String> LIBRARIES =
      List.of("org.snakeyaml.", "com.fasterxml.jackson.", "com.networknt.");

  private static final String STEPS = Type.getInternalName(Steps.class);

  /** What has a counting method in its place, as owner, name and descriptor. */
  private static final Set<String> REPLACED = replaced();

  private final boolean countsLibraries;

  private CountingLoader(boolean countsLibraries) {
    super(CountingLoader.class.getClassLoader());
    this.countsLibraries = countsLibraries;
  }

  /** Returns a loader of which only our own classes count. */
  public static CountingLoader ofTheProduct() {
    return new CountingLoader(false);
  }

  /** Returns a loader of which the libraries count too that read YAML and JSON. */
  static CountingLoader ofTheProductAndItsLibraries() {
    return new CountingLoader(true);
  }

  private static Set<String> replaced() {
    Set<String> replaced = new HashSet<>();
    for (Method method : Steps.class.getMethods()) {
      replaced.add(method.getName() + Type.getMethodDescriptor(method));
    }
    return replaced;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      boolean counted =
          name.startsWith(PRODUCT)
              || (countsLibraries && LIBRARIES.stream().anyMatch(name::startsWith));
      return counted && !name.startsWith(Steps.class.getName())
          ? define(name)
          : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] original = in.readAllBytes();
      byte[] code = name.startsWith(FUZZ_TESTS) ? original : counting(original);
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static byte[] counting(byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Counting(writer), 0);
    return writer.toByteArray();
  }

  private static final class Counting extends ClassVisitor {

    Counting(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new CountingMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class CountingMethod extends MethodVisitor {

    private final Set<Label> passed = new HashSet<>();

    CountingMethod(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      step();
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (passed.contains(label)) {
        step();
      }
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      String counted = "(L" + owner + ";" + descriptor.substring(1);
      boolean onObject = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
      if (onObject && REPLACED.contains(name + counted)) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, name, counted, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
      if (name.equals("makeConcatWithConstants")) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, STEPS, "built", "(Ljava/lang/String;)Ljava/lang/String;", false);
      }
    }

    private void step() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, "step", "()V", false);
    }
  }
}
