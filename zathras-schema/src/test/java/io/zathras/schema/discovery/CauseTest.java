package io.zathras.schema.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;

class CauseTest {

  @Test
  void saysForWhichJavaAClassIsCompiledHoweverDeepTheErrorIs() {
    Throwable newer =
        new UnsupportedClassVersionError(
            "com/example/Plugin has been compiled by a more recent version of the Java Runtime"
                + " (class file version 65.0), this version of the Java Runtime only recognizes");

    assertThat(Cause.of(new ServiceConfigurationError("provider", newer)))
        .startsWith("is compiled for Java 21, this is Java " + Runtime.version().feature());
  }

  @Test
  void namesAClassThatIsMissing() {
    assertThat(Cause.of(new NoClassDefFoundError("com/example/Library")))
        .isEqualTo(
            "needs the class com.example.Library, which is missing: put the jar that holds it"
                + " beside the plugin's");
  }

  @Test
  void tellsAnotherVersionOfALibraryFromAFaultOfTheClass() {
    assertThat(Cause.of(new NoSuchMethodError("gone"))).startsWith("was compiled against another");
    assertThat(Cause.of(new IllegalStateException("no luck")))
        .isEqualTo("cannot be made: java.lang.IllegalStateException: no luck");
  }

  @Test
  void saysWhatAClassMetThatIsAskedForAgain() {
    NoClassDefFoundError again = new NoClassDefFoundError("Could not initialize class com.A");
    again.initCause(new ExceptionInInitializerError("Exception java.lang.Error: no [in thread x]"));

    assertThat(Cause.of(again))
        .isEqualTo("cannot be made: Exception java.lang.Error: no [in thread x]");
  }

  @Test
  void saysWhereAProviderHangs() {
    StackTraceElement sleep = new StackTraceElement("java.lang.Thread", "sleep", null, -2);
    StackTraceElement own =
        new StackTraceElement(CauseTest.class.getName(), "<clinit>", "CauseTest.java", 7);

    assertThat(Cause.ofHang(CauseTest.class, new StackTraceElement[] {sleep, own}))
        .isEqualTo("does not come to an end when it is made, at " + own);
    assertThat(Cause.ofHang(CauseTest.class, new StackTraceElement[] {sleep}))
        .isEqualTo("does not come to an end when it is made, at " + sleep);
    assertThat(Cause.ofHang(CauseTest.class, new StackTraceElement[0]))
        .isEqualTo("does not come to an end when it is made");
  }

  /** Not public, for the test. */
  static class Hidden {}

  /** Abstract, for the test. */
  public abstract static class Unfinished {}

  /** Has no constructor without parameters. */
  public static class Choosy {

    /** Wants an argument. */
    public Choosy(String text) {
      assertThat(text).isNotNull();
    }
  }

  @Test
  void saysWhatAServiceLoaderRefusesAboutAClass() {
    assertThat(Cause.ofShape(Hidden.class)).startsWith("is not public");
    assertThat(Cause.ofShape(Unfinished.class)).startsWith("is abstract");
    assertThat(Cause.ofShape(Choosy.class)).startsWith("has no public constructor");
    assertThat(Cause.ofShape(CauseTest.class)).startsWith("is not public");
    assertThat(Cause.ofShape(Object.class)).isNull();
  }
}
