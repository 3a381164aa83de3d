package io.zathras.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Loads the product once more, with calls in it that count its {@link Steps}. */
final class CountingLoader extends ClassLoader {

  private static final String PRODUCT = "io.zathras.";
  private static final String OF_THE_TESTS = "io.zathras.fuzz.";
  private static final String STEPS = "io/zathras/fuzz/Steps";
  private static final String STRING = "java/lang/String";

  /** What {@link Steps} does in the place of a library's method, which costs more than one step. */
  private static final Set<String> REPLACED =
      Set.of(
          STRING + ".indexOf",
          STRING + ".lastIndexOf",
          STRING + ".contains",
          STRING + ".replaceAll",
          STRING + ".replaceFirst",
          STRING + ".matches",
          "java/util/regex/Pattern.matcher",
          "java/util/regex/Pattern.split",
          "java/util/regex/Matcher.reset");

  CountingLoader() {
    super(CountingLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PRODUCT) || name.equals(Steps.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    URL file = getResource(name.replace('.', '/') + ".class");
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in = file.openStream()) {
      byte[] original = in.readAllBytes();
      byte[] counted = name.startsWith(OF_THE_TESTS) ? original : counted(original);
      return defineClass(name, counted, 0, counted.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static byte[] counted(byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String type, String signature, String[] exceptions) {
            return new Counting(super.visitMethod(access, name, type, signature, exceptions));
          }
        },
        0);
    return writer.toByteArray();
  }

  private static final class Counting extends MethodVisitor {

    private final Map<Label, Boolean> passed = new HashMap<>();

    Counting(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      one();
    }

    @Override
    public void visitLabel(Label label) {
      passed.put(label, true);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      if (passed.containsKey(target)) {
        one();
      }
      super.visitJumpInsn(opcode, target);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String type, boolean isInterface) {
      boolean isVirtual = opcode == Opcodes.INVOKEVIRTUAL;
      if (isVirtual && REPLACED.contains(owner + "." + name) && !type.startsWith("()")) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, STEPS, name, type.replace("(", "(L" + owner + ";"), false);
        return;
      }
      super.visitMethodInsn(opcode, owner, name, type, isInterface);
      if (isVirtual
          && type.endsWith(")Ljava/lang/String;")
          && (owner.equals(STRING) || owner.equals("java/lang/StringBuilder"))) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, STEPS, "made", "(Ljava/lang/String;)Ljava/lang/String;", false);
      }
    }

    private void one() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, "one", "()V", false);
    }
  }
}
