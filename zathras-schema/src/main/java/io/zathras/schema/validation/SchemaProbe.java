package io.zathras.schema.validation;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.BufferRecycler;
import io.zathras.schema.validation.CompiledSchema.Kind;
import io.zathras.schema.validation.CompiledSchema.Member;
import io.zathras.schema.validation.CompiledSchema.Members;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks quickly whether a document follows a compiled schema. The document is written to the probe
 * as to any JSON generator, and the probe keeps nothing of it. The probe answers "valid" or "not
 * known to be valid"; only the schema library describes errors, because it takes 0.16 s to load the
 * schemas and needs the document as a tree.
 */
public final class SchemaProbe extends GeneratorBase {

  private static final int LEVELS = 16;

  /** The schema of each open object and list. */
  private CompiledSchema[] open = new CompiledSchema[LEVELS];

  /** The marks of the members that each open object has so far. */
  private long[] marks = new long[LEVELS];

  private int depth;
  private CompiledSchema next;
  private boolean sound = true;
  private boolean ended;

  /** Creates a probe for one document. */
  public SchemaProbe(CompiledSchema schema) {
    super(0, null, context());
    next = schema;
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

  /** Returns whether one whole value was written, and all of it follows the schema. */
  public boolean isValid() {
    return sound && ended;
  }

  /** Returns whether everything written so far follows the schema. */
  public boolean isSound() {
    return sound;
  }

  /** Returns the schema of the value that is written next. */
  public CompiledSchema expected() {
    return next;
  }

  /** Treats the next value as written, because it is known to follow {@link #expected()}. */
  public void skipValue() {
    after();
  }

  @Override
  public void writeStartObject() {
    begin(Kind.OBJECT);
  }

  @Override
  public void writeEndObject() {
    Members members = open[depth - 1].members();
    sound &= members == null || members.areComplete(marks[depth - 1]);
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
    sound &= next.takes(kind);
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

  /** Expects the next element of a list; in an object, the name of the next member comes first. */
  private void after() {
    ended = depth == 0;
    next = ended ? CompiledSchema.NOTHING : open[depth - 1].element();
  }

  @Override
  public void writeFieldName(String name) {
    Members members = open[depth - 1].members();
    if (members == null) {
      next = CompiledSchema.ANYTHING;
      return;
    }
    sound &= members.takesName(name);
    Member member = members.named().get(name);
    if (member == null) {
      next = members.unnamed(name);
    } else {
      next = member.schema();
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
    sound &= taken;
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
    sound = false;
  }

  @Override
  public void writeRaw(String text, int offset, int length) {
    sound = false;
  }

  @Override
  public void writeRaw(char[] text, int offset, int length) {
    sound = false;
  }

  @Override
  public void writeRaw(char character) {
    sound = false;
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
    // The document's writer puts values only where JSON has values.
  }
}
