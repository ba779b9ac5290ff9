// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.chat.Chat;
import dev.filechat.chat.messages.Message;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.Test;

/**
 * The rules of Flow, tested by the TCK of Reactive Streams; tests that are not enabled do not apply, or test nothing.
 */
abstract class FlowRules<T> extends FlowPublisherVerification<T> {
    private static final int MILLIS_FOR_A_SIGNAL = 10_000;
    private static final int MILLIS_FOR_NO_SIGNAL = 50;
    /** Version 1.0.4 looks for an error only once, after this time, because of an error in its subtraction. */
    private static final int MILLIS_FOR_AN_ERROR = 1_000;

    FlowRules() {
        super(new TestEnvironment(MILLIS_FOR_A_SIGNAL, MILLIS_FOR_NO_SIGNAL, MILLIS_FOR_AN_ERROR));
    }

    /** The publisher under test. */
    abstract Flow.Publisher<T> publisher(AsyncClient async, Chat chat);

    @Override
    public Flow.Publisher<T> createFlowPublisher(long chunks) {
        FileChatClient client = new FakeTransport()
                .onStream((request, call) -> new CountedStream(chunks))
                .client();
        return publisher(client.async(), chat(client));
    }

    @Override
    public Flow.Publisher<T> createFailedFlowPublisher() {
        FileChatClient client = new FakeTransport().client();
        AsyncClient async = client.async();
        Chat chat = chat(client);
        client.close();
        return publisher(async, chat);
    }

    private static Chat chat(FileChatClient client) {
        return client.chat().create("grok-4.5").append(Message.user("?"));
    }

    /** There is no empty answer: one without a chunk is a failure. */
    @Override
    @Test(enabled = false)
    public void optional_spec105_emptyStreamMustTerminateBySignallingOnComplete() {}

    /** Each subscription is a call of its own, and a chat has one at a time. */
    @Override
    @Test(enabled = false)
    public void optional_spec111_maySupportMultiSubscribe() {}

    @Override
    @Test(enabled = false)
    public void optional_spec111_registeredSubscribersMustReceiveOnNextOrOnCompleteSignals() {}

    @Override
    @Test(enabled = false)
    public void
            optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingOneByOne() {}

    @Override
    @Test(enabled = false)
    public void
            optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingManyUpfront() {}

    @Override
    @Test(enabled = false)
    public void
            optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingManyUpfrontAndCompleteAsExpected() {}

    @Override
    @Test(enabled = false)
    public void untested_spec106_mustConsiderSubscriptionCancelledAfterOnErrorOrOnCompleteHasBeenCalled() {}

    @Override
    @Test(enabled = false)
    public void untested_spec107_mustNotEmitFurtherSignalsOnceOnErrorHasBeenSignalled() {}

    @Override
    @Test(enabled = false)
    public void untested_spec108_possiblyCanceledSubscriptionShouldNotReceiveOnErrorOrOnCompleteSignals() {}

    @Override
    @Test(enabled = false)
    public void untested_spec109_subscribeShouldNotThrowNonFatalThrowable() {}

    @Override
    @Test(enabled = false)
    public void untested_spec110_rejectASubscriptionRequestIfTheSameSubscriberSubscribesTwice() {}

    @Override
    @Test(enabled = false)
    public void untested_spec304_requestShouldNotPerformHeavyComputations() {}

    @Override
    @Test(enabled = false)
    public void untested_spec305_cancelMustNotSynchronouslyPerformHeavyComputation() {}
}
