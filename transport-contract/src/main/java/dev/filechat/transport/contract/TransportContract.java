// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract;

import dev.filechat.transport.contract.batches.BatchAdditionContract;
import dev.filechat.transport.contract.batches.ChatBatchContract;
import dev.filechat.transport.contract.chat.AsyncChatContract;
import dev.filechat.transport.contract.chat.CallSettingsContract;
import dev.filechat.transport.contract.chat.ChangedAnswerContract;
import dev.filechat.transport.contract.chat.ChatContract;
import dev.filechat.transport.contract.chat.ConversationContract;
import dev.filechat.transport.contract.chat.NoAnswerContract;
import dev.filechat.transport.contract.chat.SeveralOutputsContract;
import dev.filechat.transport.contract.chat.StoredAnswersContract;
import dev.filechat.transport.contract.chat.StreamContract;
import dev.filechat.transport.contract.chat.ToolCallContract;
import dev.filechat.transport.contract.collections.CollectionSearchContract;
import dev.filechat.transport.contract.collections.CollectionsContract;
import dev.filechat.transport.contract.collections.DirectoryAdditionContract;
import dev.filechat.transport.contract.collections.DocumentAdditionContract;
import dev.filechat.transport.contract.collections.DocumentsContract;
import dev.filechat.transport.contract.collections.ManagementConnectionContract;
import dev.filechat.transport.contract.connection.ChangingKeyContract;
import dev.filechat.transport.contract.connection.ClientCertificateContract;
import dev.filechat.transport.contract.connection.ProxyContract;
import dev.filechat.transport.contract.failures.BrokenConnectionContract;
import dev.filechat.transport.contract.failures.CancelContract;
import dev.filechat.transport.contract.failures.CertificateContract;
import dev.filechat.transport.contract.failures.CloseContract;
import dev.filechat.transport.contract.failures.ConnectTimeoutContract;
import dev.filechat.transport.contract.failures.CutAnswerContract;
import dev.filechat.transport.contract.failures.FailureContract;
import dev.filechat.transport.contract.failures.FaultContract;
import dev.filechat.transport.contract.failures.HandshakeContract;
import dev.filechat.transport.contract.failures.RefusalContract;
import dev.filechat.transport.contract.failures.SecurityContract;
import dev.filechat.transport.contract.failures.SlowServiceContract;
import dev.filechat.transport.contract.failures.StallContract;
import dev.filechat.transport.contract.files.BatchContract;
import dev.filechat.transport.contract.files.BlockedSourceContract;
import dev.filechat.transport.contract.files.BoundedReadContract;
import dev.filechat.transport.contract.files.DownloadContract;
import dev.filechat.transport.contract.files.DownloadWaysContract;
import dev.filechat.transport.contract.files.ExpiryContract;
import dev.filechat.transport.contract.files.FileExtrasContract;
import dev.filechat.transport.contract.files.FilesContract;
import dev.filechat.transport.contract.files.KilledAskContract;
import dev.filechat.transport.contract.files.KilledProcessContract;
import dev.filechat.transport.contract.files.ListenerContract;
import dev.filechat.transport.contract.files.LongListingContract;
import dev.filechat.transport.contract.files.ManyFilesContract;
import dev.filechat.transport.contract.files.MemoryContract;
import dev.filechat.transport.contract.files.ReadOnceContract;
import dev.filechat.transport.contract.files.ReconcileContract;
import dev.filechat.transport.contract.files.SmallUploadContract;
import dev.filechat.transport.contract.files.UploadContract;
import dev.filechat.transport.contract.files.UploadFaultContract;
import dev.filechat.transport.contract.files.ZeroCopyReadContract;
import dev.filechat.transport.contract.history.HistoryContract;
import dev.filechat.transport.contract.images.ChatImagesContract;
import dev.filechat.transport.contract.images.ImagesContract;
import dev.filechat.transport.contract.models.ModelsContract;
import dev.filechat.transport.contract.observe.AdmissionContract;
import dev.filechat.transport.contract.observe.MetadataContract;
import dev.filechat.transport.contract.observe.ObserverContract;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/**
 * The whole contract: the topics are the interfaces. A transport's subclass needs a public or package-private class and
 * {@link #provider()}, no more. JUnit Jupiter runs it.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // here alone: that of one topic would be that of all
public abstract class TransportContract
        implements UploadContract,
                ReadOnceContract,
                BoundedReadContract,
                BlockedSourceContract,
                FilesContract,
                DownloadContract,
                DownloadWaysContract,
                ZeroCopyReadContract,
                ChatContract,
                StreamContract,
                SeveralOutputsContract,
                ToolCallContract,
                NoAnswerContract,
                StallContract,
                ConversationContract,
                StoredAnswersContract,
                SecurityContract,
                ChangingKeyContract,
                ClientCertificateContract,
                ProxyContract,
                CertificateContract,
                FailureContract,
                ManyFilesContract,
                BatchContract,
                ExpiryContract,
                LongListingContract,
                KilledAskContract,
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
                ModelsContract,
                ChatImagesContract,
                ImagesContract,
                ChatBatchContract,
                BatchAdditionContract,
                CollectionsContract,
                DocumentsContract,
                DocumentAdditionContract,
                CollectionSearchContract,
                ManagementConnectionContract,
                DirectoryAdditionContract,
                ConnectTimeoutContract,
                CancelContract,
                CloseContract,
                ListenerContract,
                ObserverContract,
                MetadataContract,
                AdmissionContract,
                CallSettingsContract,
                AsyncChatContract {
    /** For subclasses. */
    protected TransportContract() {}
}
