// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fakexai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.CallFaults;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultOptionTest {
    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UploadFile:garbage | on UploadFile: garbage",
                "UploadFile:nth=2:refuse=UNAVAILABLE | on UploadFile, number 2: refuse with UNAVAILABLE",
                "onChats:chance=0.1,seed=7:breakAfter=2 | on chats, with chance 0.1 and seed 7: break after 2 messages",
                "onChats:seed=7,chance=0.1:breakAfter=2 | on chats, with chance 0.1 and seed 7: break after 2 messages",
                "DeleteFile+ListFiles:once:delay=5s | on DeleteFile and ListFiles, once: delay by PT5S",
                "onAnyCall:times=3:delay=200ms | on any call, 3 times: delay by PT0.2S",
                "onDownloads:resetAfterSending=3000000000"
                        + " | on RetrieveFileContent: reset the connection after sending 3000000000 bytes",
                "onChats:nth=1:sendHeader=x-request-id=a=b:c | on chats, number 1: answer with the header x-request-id",
                "DeleteFile:sendTrailer=x-left=7 | on DeleteFile: answer with the trailer x-left",
                "onUploads:refuse=ABORTED,nth=2: not a number | on UploadFile: refuse with ABORTED",
            })
    void isSetAsItIsWritten(String written, String fault) {
        assertThat(FaultOption.set(xai.faults(), written).toString()).startsWith(fault + " (");
        assertThat(xai.faults().active()).hasSize(1);
    }

    @Test
    void aRefusalSaysWhenToComeBackAndWhy() {
        assertThat(RefusalText.parse("ABORTED,retryAfter=2m,Wait, please: now."))
                .isEqualTo(Refusal.of(Code.ABORTED, "Wait, please: now.").withRetryInfo(Duration.ofMinutes(2)));
        assertThat(RefusalText.parse("ABORTED,Wait.")).isEqualTo(Refusal.of(Code.ABORTED, "Wait."));
        assertThat(RefusalText.parse("ABORTED,retryAfter=1s").message()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | write CALLS:FAULT",
                "onChats | write CALLS:FAULT",
                "onChats: | there is no fault \"\"; there are refuse,",
                "onChat:garbage | There is no method \"onChat\"; there are [AddBatchRequests,",
                "onChat:garbage | and onUploads, onDownloads, onChats, onAnyCall",
                "onChats:nth=1 | says which calls, but not what happens",
                "onChats:nth=0:garbage | must be 1 or more, not 0",
                "onChats:nth=one:garbage | nth needs a whole number, not \"one\"",
                "onChats:nth=1,nth=2:garbage | nth is given twice",
                "onChats:nth:garbage | there are nth=N, times=N, once, chance=P, seed=N",
                "onChats:seed=1:garbage | seed needs a chance",
                "onChats:chance=1.1:garbage | above 0 and at most 1, not 1.1",
                "onChats:chance=x:garbage | chance needs a number such as 0.1",
                "onChats:delay | write delay=TIME",
                "onChats:garbage=1 | write garbage",
                "onChats:sendHeader=x-request-id | write sendHeader=NAME=VALUE",
                "onChats:delay=5 | delay needs a time such as 200ms, 5s or 2m, not \"5\"",
                "onChats:refuse=BUSY | refuse needs a status, not \"BUSY\"; there are CANCELLED,",
                "onChats:refuse=OK | refuse needs a status, not \"OK\"",
                "onChats:refuse=ABORTED,retryAfter=x | retryAfter needs a time",
                "onChats:endAfter=3000000000 | endAfter is too large",
            })
    void whatIsWrongIsToldWithWhatIsAllowed(String written, String message) {
        assertThatThrownBy(() -> FaultOption.set(xai.faults(), written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--fault " + written + ": ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
        assertThat(xai.faults().active()).isEmpty();
    }

    /** But for two that take code. */
    @Test
    void allFaultsOfTheTestkitCanBeWritten() {
        assertThat(FaultKind.ALL.stream().map(FaultKind::name))
                .containsExactlyInAnyOrderElementsOf(Stream.of(CallFaults.class.getMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers())
                                && method.getReturnType().equals(Fault.class))
                        .map(Method::getName)
                        .filter(name -> !name.equals("takeThrough") && !name.equals("changeAnswer"))
                        .distinct()
                        .toList());
    }
}
