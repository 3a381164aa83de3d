package io.zathras.spark;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.PathOutputCommitter;

/**
 * Commits with the committer that Hadoop is configured for, object storage included. It removes
 * existing tables only just before the commit, so that they stay whole until then.
 */
final class TablesCommitter extends PathOutputCommitter {

  private final PathOutputCommitter committer;
  private final Path directory;

  TablesCommitter(PathOutputCommitter committer, Path directory, TaskAttemptContext task)
      throws IOException {
    super(directory, task);
    this.committer = committer;
    this.directory = directory;
  }

  @Override
  public void commitJob(JobContext job) throws IOException {
    FileSystem files = directory.getFileSystem(job.getConfiguration());
    files.delete(new Path(directory, TablesFormat.WHOLE), false);
    for (OutputTable table : OutputTable.ALL) {
      files.delete(new Path(directory, table.name()), true);
    }
    committer.commitJob(job);
  }

  @Override
  public Path getOutputPath() {
    return committer.getOutputPath();
  }

  @Override
  public Path getWorkPath() throws IOException {
    return committer.getWorkPath();
  }

  /**
   * Begins and deletes the leftovers of a killed job, because Hadoop would treat them as output of
   * this one.
   */
  @Override
  public void setupJob(JobContext job) throws IOException {
    directory
        .getFileSystem(job.getConfiguration())
        .delete(new Path(directory, FileOutputCommitter.PENDING_DIR_NAME), true);
    committer.setupJob(job);
  }

  @Override
  public void abortJob(JobContext job, JobStatus.State state) throws IOException {
    committer.abortJob(job, state);
  }

  @Override
  public void setupTask(TaskAttemptContext task) throws IOException {
    committer.setupTask(task);
  }

  @Override
  public boolean needsTaskCommit(TaskAttemptContext task) throws IOException {
    return committer.needsTaskCommit(task);
  }

  @Override
  public void commitTask(TaskAttemptContext task) throws IOException {
    committer.commitTask(task);
  }

  @Override
  public void abortTask(TaskAttemptContext task) throws IOException {
    committer.abortTask(task);
  }
}
