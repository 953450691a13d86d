package io.github.cancelaijob.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.JobId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CiSimulatorLifeTest {
  @Nested
  class Close {
    @Test
    void may_be_repeated() {
      CiSimulator ci = CiSimulator.start();
      ci.close();

      assertThatCode(ci::close).doesNotThrowAnyException();
    }

    /** The kernel's own queue takes connections for a moment more, if nobody waits for its end. */
    @RepeatedTest(200)
    void stops_listening_at_once() {
      CiSimulator ci = CiSimulator.start();
      Call call = Call.describe(ci, ci.submit());
      ci.close();

      assertThatThrownBy(call::connect).isInstanceOf(ConnectException.class);
    }

    @Test
    void ends_a_delay_and_drops_its_request() throws IOException {
      CiSimulator ci = CiSimulator.start();
      JobId jobId = ci.submit();
      ci.failNext(1, Fault.delay(Duration.ofHours(1)));
      Call call = Call.cancel(ci, jobId);
      try (Socket socket = call.connect()) {
        call.write(socket);
        awaitRequest(ci);
        assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
        assertThat(ci.requests().get(0).status()).isEmpty();

        ci.close();

        assertThat(socket.getInputStream().read()).isEqualTo(-1);
        assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
      }
    }

    @Test
    void ends_every_thread() throws Exception {
      Set<Thread> before = threads();
      CiSimulator ci = CiSimulator.start();
      ci.failNext(1, Fault.delay(Duration.ofHours(1)));
      Call slow = Call.cancel(ci, ci.submit());
      Call idle = Call.cancel(ci, ci.submit());
      try (Socket one = slow.connect();
          Socket other = idle.connect()) {
        slow.write(one);
        awaitRequest(ci);
        idle.send(other);
        Set<Thread> ours = threads();
        ours.removeAll(before);
        assertThat(ours).hasSizeGreaterThanOrEqualTo(3);

        ci.close();

        for (Thread thread : ours) {
          thread.join();
        }
      }
    }

    private void awaitRequest(CiSimulator ci) {
      while (ci.requests().isEmpty()) {
        Thread.onSpinWait();
      }
    }

    private Set<Thread> threads() {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().startsWith("wire-server"))
          .collect(Collectors.toSet());
    }
  }

  @Nested
  class ManyClients {
    private static final int CLIENTS = 64;

    @Test
    void cancel_a_job_exactly_once() throws Exception {
      try (CiSimulator ci = CiSimulator.start()) {
        JobId jobId = ci.submit();

        List<Integer> statuses =
            Together.call(CLIENTS, () -> List.of(Call.cancel(ci, jobId).send().status()));

        assertThat(statuses).hasSize(CLIENTS).containsOnly(200, 409).containsOnlyOnce(200);
      }
    }

    @Test
    void cancel_every_job_exactly_once() throws Exception {
      try (CiSimulator ci = CiSimulator.start()) {
        List<JobId> jobIds =
            IntStream.range(0, 16).mapToObj(i -> ci.submit()).collect(Collectors.toList());

        List<JobId> canceled =
            Together.call(
                CLIENTS,
                () -> {
                  List<JobId> mine = new ArrayList<>();
                  Call first = Call.cancel(ci, jobIds.get(0));
                  try (Socket socket = first.connect()) {
                    for (JobId jobId : jobIds) {
                      if (Call.cancel(ci, jobId).send(socket).status() == 200) {
                        mine.add(jobId);
                      }
                    }
                  }
                  return mine;
                });

        assertThat(canceled).containsExactlyInAnyOrderElementsOf(jobIds);
        assertThat(ci.requests()).hasSize(CLIENTS * jobIds.size());
        assertThat(ci.requests()).allMatch(ReceivedRequest::signatureAccepted);
      }
    }

    @Test
    void meet_a_fault_as_often_as_planned() throws Exception {
      try (CiSimulator ci = CiSimulator.start()) {
        ci.failNext(7, Fault.answer(503, "ServiceUnavailable", "Please try again."));

        List<Integer> statuses =
            Together.call(CLIENTS, () -> List.of(Call.cancel(ci, ci.submit()).send().status()));

        assertThat(statuses).hasSize(CLIENTS).containsOnly(200, 503);
        assertThat(statuses.stream().filter(status -> status == 503)).hasSize(7);
      }
    }
  }
}
