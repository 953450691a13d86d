package io.github.cancelaijob.examples.spark;

import static org.apache.spark.sql.functions.col;

import java.net.URI;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Cancels the jobs of a list that lives in a cluster.
 *
 * <p>The ids are a dataset, each partition of which is canceled by a client of its own at its share
 * of the rate. The outcomes are added to a dataset, a JSON object a line as in the journal of the
 * command line program, and a second run leaves out what they say is settled. The keys are looked
 * up on each executor, and are no part of the job.
 *
 * <p>Submit it with {@code spark.speculation=false} and {@code spark.task.maxFailures=1}: a task
 * that Spark runs twice cancels its jobs twice, and its second outcomes say that they weren't
 * pending.
 */
public final class CancelOnSpark {
  // What JobId takes: one line that isn't would end the run for all.
  private static final String JOB_ID = "^(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}$";

  private CancelOnSpark() {}

  /**
   * Runs it: {@code IDS OUTCOMES ENDPOINT PARTITIONS RATE}, of which the first is a text of an id a
   * line, the second a directory, and the last the requests a second of the whole cluster.
   */
  public static void main(String[] args) {
    if (args.length != 5) {
      throw new IllegalArgumentException("IDS OUTCOMES ENDPOINT PARTITIONS RATE");
    }
    SparkSession spark = SparkSession.builder().appName("cancel-ai-jobs").getOrCreate();
    cancel(
        spark,
        args[0],
        args[1],
        URI.create(args[2]),
        Integer.parseInt(args[3]),
        Double.parseDouble(args[4]));
    spark.read().schema(OutcomeRow.SCHEMA).json(args[1]).groupBy("outcome").count().show();
  }

  /**
   * Cancels the jobs of {@code ids} that {@code outcomes} doesn't say are settled.
   *
   * @param partitions how many clients there are; no more than the cluster's cores, so that all
   *     work at once
   * @param rate how many requests a second they send together
   */
  static void cancel(
      SparkSession spark, String ids, String outcomes, URI endpoint, int partitions, double rate) {
    CancelPartition client = new CancelPartition(endpoint, rate / partitions);
    left(spark, ids, outcomes)
        .repartition(partitions)
        .mapPartitions(client, Encoders.row(OutcomeRow.SCHEMA))
        .write()
        // An action, and the only one: each would cancel once more.
        .mode(SaveMode.Append)
        .json(outcomes);
  }

  private static Dataset<String> left(SparkSession spark, String ids, String outcomes) {
    Dataset<Row> all =
        spark.read().textFile(ids).filter(col("value").rlike(JOB_ID)).toDF("jobId").distinct();
    // So that there is something to read in the first run.
    spark
        .createDataFrame(List.of(), OutcomeRow.SCHEMA)
        .write()
        .mode(SaveMode.Append)
        .json(outcomes);
    Dataset<Row> settled =
        spark
            .read()
            .schema(OutcomeRow.SCHEMA)
            .json(outcomes)
            .filter(col("outcome").isin("CANCELED", "NOT_PENDING", "NOT_FOUND"))
            .select("jobId");
    return all.join(settled, all.col("jobId").equalTo(settled.col("jobId")), "left_anti")
        .as(Encoders.STRING());
  }
}
