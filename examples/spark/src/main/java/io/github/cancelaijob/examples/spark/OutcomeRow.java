package io.github.cancelaijob.examples.spark;

import io.github.cancelaijob.bulk.BulkOutcome;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.error.CancelAIJobException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** An outcome as a row, with the fields of the command line program's JSON lines. */
final class OutcomeRow {
  static final StructType SCHEMA =
      StructType.fromDDL(
          "jobId STRING, outcome STRING, httpStatus INT, errorCode STRING, message STRING,"
              + " requestId STRING, traceId STRING, attempts INT, elapsedMs BIGINT");

  private OutcomeRow() {}

  static Row of(BulkOutcome outcome) {
    CancelReceipt receipt = outcome.receipt().orElse(null);
    CancelAIJobException error = outcome.error().orElse(null);
    if (receipt != null) {
      return row(
          outcome,
          receipt.httpStatus(),
          null,
          null,
          receipt.requestId().orElse(null),
          receipt.traceId().orElse(null));
    } else if (error == null) {
      return row(outcome, null, null, null, null, null);
    }
    return row(
        outcome,
        error.httpStatus().isPresent() ? (Integer) error.httpStatus().getAsInt() : null,
        error.errorCode().orElse(null),
        error.httpStatus().isPresent() ? error.errorMessage().orElse(null) : error.getMessage(),
        error.requestId().orElse(null),
        error.traceId().orElse(null));
  }

  private static Row row(BulkOutcome outcome, @Nullable Object... answer) {
    return RowFactory.create(
        outcome.jobId().value(),
        outcome.kind().name(),
        answer[0],
        answer[1],
        answer[2],
        answer[3],
        answer[4],
        outcome.attempts(),
        outcome.elapsed().toMillis());
  }
}
