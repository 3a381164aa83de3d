package io.zathras.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapred.FileAlreadyExistsException;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.OutputCommitter;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes all tables at once, one file for each table and task: {@code result/part-00000.parquet}
 * and so on. A task's output counts once its attempt is committed, and Spark lets one attempt of
 * each task commit; all output appears when the job is committed.
 */
public final class TablesFormat extends FileOutputFormat<NullWritable, TableRow> {

  /** The setting for replacing existing tables. */
  static final String REPLACE = "zathras.tables.replace";

  /** Hadoop's mark of a complete output. */
  static final String WHOLE = "_SUCCESS";

  /** Called by Hadoop. */
  public TablesFormat() {}

  /**
   * Refuses a directory with tables, unless they are to be replaced. A directory that a job left
   * unfinished is accepted, so that the same command completes it.
   */
  @Override
  public void checkOutputSpecs(JobContext job) throws IOException {
    Path directory = getOutputPath(job);
    FileSystem files = directory.getFileSystem(job.getConfiguration());
    if (!job.getConfiguration().getBoolean(REPLACE, false)
        && files.exists(new Path(directory, WHOLE))) {
      throw new FileAlreadyExistsException(
          directory + " has the tables of another run; write elsewhere, or add --replace");
    }
  }

  @Override
  public synchronized OutputCommitter getOutputCommitter(TaskAttemptContext task)
      throws IOException {
    return new TablesCommitter(
        (PathOutputCommitter) super.getOutputCommitter(task), getOutputPath(task), task);
  }

  @Override
  public RecordWriter<NullWritable, TableRow> getRecordWriter(TaskAttemptContext task)
      throws IOException {
    Path work = ((PathOutputCommitter) getOutputCommitter(task)).getWorkPath();
    return new Writer(work, task.getTaskAttemptID().getTaskID().getId(), task.getConfiguration());
  }

  /** The files of one attempt. */
  private static final class Writer extends RecordWriter<NullWritable, TableRow> {

    private final Path work;
    private final String name;
    private final Configuration hadoop;
    private final List<@Nullable ParquetWriter<@Nullable Object[]>> writers = new ArrayList<>();

    /** Creates a writer; task 0 opens the files of all tables at once, so that none is missing. */
    Writer(Path work, int number, Configuration hadoop) throws IOException {
      this.work = work;
      this.name = "part-%05d.parquet".formatted(number);
      this.hadoop = hadoop;
      for (int table = 0; table < OutputTable.ALL.size(); table++) {
        writers.add(number == 0 ? open(table) : null);
      }
    }

    private ParquetWriter<@Nullable Object[]> open(int table) throws IOException {
      OutputTable output = OutputTable.ALL.get(table);
      return ParquetRows.into(new Path(new Path(work, output.name()), name), output, hadoop);
    }

    @Override
    public void write(NullWritable nothing, TableRow row) throws IOException {
      ParquetWriter<@Nullable Object[]> writer = writers.get(row.table());
      if (writer == null) {
        writer = open(row.table());
        writers.set(row.table(), writer);
      }
      writer.write(row.values());
    }

    @Override
    public void close(TaskAttemptContext task) throws IOException {
      IOException failure = null;
      for (ParquetWriter<@Nullable Object[]> writer : writers) {
        try {
          if (writer != null) {
            writer.close();
          }
        } catch (IOException e) {
          failure = e;
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
