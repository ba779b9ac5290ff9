// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.contract;

/**
 * The whole contract: the topics are the interfaces. A transport's subclass needs a public or package-private class and
 * {@link #provider()}, no more. JUnit Jupiter runs it.
 */
public abstract class TransportContract
        implements UploadContract,
                ReadOnceContract,
                BoundedReadContract,
                BlockedSourceContract,
                FilesContract,
                DownloadContract,
                DownloadWaysContract,
                LentContentContract,
                ChatContract,
                StreamContract,
                SeveralOutputsContract,
                ToolCallContract,
                NoAnswerContract,
                StallContract,
                ConversationContract,
                KeptAnswersContract,
                SecurityContract,
                CertificateContract,
                FailureContract,
                ManyFilesContract,
                BatchContract,
                ExpiryContract,
                LongListingContract,
                KilledProcessContract,
                MemoryContract,
                FileExtrasContract,
                FaultContract,
                SmallUploadContract,
                UploadFaultContract,
                ReconcileContract,
                RefusalContract,
                SlowServiceContract,
                ChangedAnswerContract,
                BrokenConnectionContract,
                CutAnswerContract,
                HandshakeContract,
                HistoryContract,
                ConnectTimeoutContract,
                CancelContract,
                CloseContract,
                ListenerContract,
                AsyncChatContract {
    /** For subclasses. */
    protected TransportContract() {}
}
