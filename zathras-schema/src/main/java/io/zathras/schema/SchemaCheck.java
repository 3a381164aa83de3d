package io.zathras.schema;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.BufferRecycler;
import io.zathras.schema.SchemaRule.Kind;
import io.zathras.schema.SchemaRule.Member;
import io.zathras.schema.SchemaRule.Members;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether what is written to it follows a rule, and keeps nothing of it. Says yes or does not
 * know: what is wrong, if anything, is for others to say.
 */
final class SchemaCheck extends GeneratorBase {

  private static final int LEVELS = 16;

  /** The rule of each object and list that is open. */
  private SchemaRule[] open = new SchemaRule[LEVELS];

  /** The marks of the members that each of them has so far. */
  private long[] marks = new long[LEVELS];

  private int depth;
  private SchemaRule next;
  private boolean good = true;
  private boolean ended;

  SchemaCheck(SchemaRule rule) {
    super(0, null, context());
    next = rule;
  }

  private static IOContext context() {
    return new IOContext(
        StreamReadConstraints.defaults(),
        StreamWriteConstraints.defaults(),
        ErrorReportConfiguration.defaults(),
        new BufferRecycler(),
        ContentReference.unknown(),
        false);
  }

  /** Returns whether one whole value was written that follows the rule. */
  boolean isGood() {
    return good && ended;
  }

  @Override
  public void writeStartObject() {
    begin(Kind.OBJECT);
  }

  @Override
  public void writeEndObject() {
    Members members = open[depth - 1].members();
    good &= members == null || members.areComplete(marks[depth - 1]);
    end();
  }

  @Override
  public void writeStartArray() {
    begin(Kind.ARRAY);
    next = open[depth - 1].element();
  }

  @Override
  public void writeEndArray() {
    end();
  }

  private void begin(Kind kind) {
    good &= next.takes(kind);
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
      marks = Arrays.copyOf(marks, 2 * depth);
    }
    open[depth] = next;
    marks[depth] = 0;
    depth++;
  }

  private void end() {
    depth--;
    after();
  }

  /** In a list, the next value is of the same kind; in an object, its name comes first. */
  private void after() {
    ended = depth == 0;
    next = ended ? SchemaRule.NOTHING : open[depth - 1].element();
  }

  @Override
  public void writeFieldName(String name) {
    Members members = open[depth - 1].members();
    if (members == null) {
      next = SchemaRule.ANYTHING;
      return;
    }
    good &= members.takesName(name);
    Member member = members.named().get(name);
    if (member == null) {
      next = members.unnamed(name);
    } else {
      next = member.rule();
      marks[depth - 1] |= member.mark();
    }
  }

  @Override
  public void writeString(@Nullable String text) {
    value(text == null ? next.takes(Kind.NULL) : next.takesText(text));
  }

  @Override
  public void writeString(char[] buffer, int offset, int length) {
    writeString(new String(buffer, offset, length));
  }

  @Override
  public void writeNumber(int number) {
    value(next.takesNumber(number, Kind.INTEGER));
  }

  @Override
  public void writeNumber(long number) {
    value(next.takesNumber((double) number, Kind.INTEGER));
  }

  @Override
  public void writeNumber(double number) {
    value(next.takesNumber(number, Kind.NUMBER));
  }

  @Override
  public void writeBoolean(boolean truth) {
    value(next.takesTruth(truth));
  }

  @Override
  public void writeNull() {
    value(next.takes(Kind.NULL));
  }

  private void value(boolean taken) {
    good &= taken;
    after();
  }

  @Override
  public void writeNumber(BigInteger number) {
    value(false);
  }

  @Override
  public void writeNumber(float number) {
    value(false);
  }

  @Override
  public void writeNumber(BigDecimal number) {
    value(false);
  }

  @Override
  public void writeNumber(String number) {
    value(false);
  }

  @Override
  public void writeRawUTF8String(byte[] buffer, int offset, int length) {
    value(false);
  }

  @Override
  public void writeUTF8String(byte[] buffer, int offset, int length) {
    value(false);
  }

  @Override
  public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
    value(false);
  }

  @Override
  public void writeRaw(String text) {
    good = false;
  }

  @Override
  public void writeRaw(String text, int offset, int length) {
    good = false;
  }

  @Override
  public void writeRaw(char[] text, int offset, int length) {
    good = false;
  }

  @Override
  public void writeRaw(char character) {
    good = false;
  }

  @Override
  public void flush() {
    // Nothing is kept.
  }

  @Override
  protected void _releaseBuffers() {
    // Nothing is kept.
  }

  @Override
  protected void _verifyValueWrite(String what) {
    // The serialisers write values where values stand.
  }
}
