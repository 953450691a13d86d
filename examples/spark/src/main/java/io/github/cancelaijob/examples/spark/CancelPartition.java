package io.github.cancelaijob.examples.spark;

import io.github.cancelaijob.bulk.BulkCancel;
import io.github.cancelaijob.bulk.BulkReport;
import io.github.cancelaijob.bulk.BulkReport.State;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.credentials.DefaultCredentialsChain;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Cancels the jobs of one partition. */
final class CancelPartition implements MapPartitionsFunction<String, Row> {
  private static final long serialVersionUID = 1L;
  private static final int CONCURRENCY = 16;
  // So many outcomes are in memory before Spark writes them.
  private static final int BATCH = 1000;

  private final URI endpoint;
  private final double rate;

  CancelPartition(URI endpoint, double rate) {
    this.endpoint = endpoint;
    this.rate = rate;
  }

  @Override
  public Iterator<Row> call(Iterator<String> ids) {
    HttpTransport transport = JdkHttpTransport.create();
    DefaultCredentialsChain keys = DefaultCredentialsChain.create(transport);
    TaskContext.get()
        .addTaskCompletionListener(
            task -> {
              keys.close();
              transport.close();
            });
    BulkCancel bulk =
        BulkCancel.builder(
                CancelAIJobClient.builder()
                    .endpoint(endpoint)
                    .credentials(keys)
                    .signer(CosSigner.create())
                    .transport(transport)
                    .build())
            .concurrency(CONCURRENCY)
            .rate(rate)
            .build();
    return new Batches(bulk, ids);
  }

  /** Cancels a batch when the rows of the last are used up. */
  private static final class Batches implements Iterator<Row> {
    private final BulkCancel bulk;
    private final Iterator<String> ids;
    private Iterator<Row> rows = List.<Row>of().iterator();
    private boolean refused;

    Batches(BulkCancel bulk, Iterator<String> ids) {
      this.bulk = bulk;
      this.ids = ids;
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext() && !refused && ids.hasNext()) {
        rows = next(BATCH).iterator();
      }
      return rows.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return rows.next();
    }

    private List<Row> next(int size) {
      List<JobId> batch = new ArrayList<>(size);
      while (batch.size() < size && ids.hasNext()) {
        batch.add(JobId.of(ids.next()));
      }
      List<Row> outcomes = new ArrayList<>(size);
      BulkReport report = bulk.run(batch, outcome -> outcomes.add(OutcomeRow.of(outcome)));
      // The rest has no rows, which is as good as skipped: a second run takes it up.
      refused = report.state() == State.REFUSED || report.state() == State.INTERRUPTED;
      return outcomes;
    }
  }
}
