package io.zathras.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.Serializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** What goes from task to task, by both of Spark's serializers. */
class SerializersTest {

  static Stream<Serializer> serializers() {
    SparkConf settings = new SparkConf(false);
    return Stream.of(new JavaSerializer(settings), new KryoSerializer(settings));
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void keysAndUnitsComeBack(Serializer serializer) {
    RowKey key = new RowKey("coremark_1", "000000\0a", 2, 3);
    DirectoryUnit unit =
        DirectoryUnit.root(0, Path.of("/results")).child(Path.of("/results/a \u00fc")).alone();

    RowKey sameKey = back(serializer.newInstance(), key);
    DirectoryUnit sameUnit = back(serializer.newInstance(), unit);

    assertThat(sameKey).isEqualTo(key).isNotSameAs(key);
    assertThat(sameUnit.place()).isEqualTo(unit.place());
    assertThat(sameUnit.address()).isEqualTo(unit.address());
    assertThat(sameUnit.below()).isFalse();
  }

  @SuppressWarnings("unchecked")
  private static <T> T back(SerializerInstance serializer, T value) {
    ClassTag<T> type = ClassTag$.MODULE$.apply((Class<T>) value.getClass());
    return serializer.deserialize(serializer.serialize(value, type), type);
  }
}
