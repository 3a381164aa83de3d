package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserProblemTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "found character '%(PERCENT)' that cannot start any token | cannot start any token",
        "found duplicate key S3CRET | a duplicate key",
        "found undefined alias S3CRET | names another value",
        "could not determine a constructor for the tag !S3CRET | names a type",
        "expected ',' or ']', but got S3CRET | a list that begins before is not closed",
        "Unrecognized token 'S3CRET': was expecting null | a word that is none of JSON's",
        "S3CRET | what stands here is not understood",
      })
  void saysWhatIsWrongWithoutWhatIsQuoted(String message, String expected) {
    assertThat(ParserProblem.of(message)).contains(expected).doesNotContain("S3CRET");
  }

  @Test
  void saysThatNothingIsUnderstoodWhereTheParserSaysNothing() {
    assertThat(ParserProblem.of(null)).isEqualTo("what stands here is not understood");
  }
}
