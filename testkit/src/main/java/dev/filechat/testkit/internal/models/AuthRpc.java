// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.models;

import com.google.protobuf.Empty;
import com.google.protobuf.Timestamp;
import dev.filechat.proto.ApiKey;
import dev.filechat.proto.AuthGrpc;
import dev.filechat.testkit.internal.calls.Authorization;
import dev.filechat.testkit.internal.calls.ResponseSender;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.Executor;

/** The Auth service: each key is that of a team of its own, and may do everything. */
public final class AuthRpc extends AuthGrpc.AuthImplBase {

    private static final int SHOWN = 3;

    /** 1 January 2026. */
    private static final Timestamp CREATED =
            Timestamp.newBuilder().setSeconds(1_767_225_600).build();

    private final List<String> keys;
    private final Executor executor;

    public AuthRpc(List<String> keys, Executor executor) {
        this.keys = List.copyOf(keys);
        this.executor = executor;
    }

    @Override
    public void getApiKeyInfo(Empty request, StreamObserver<ApiKey> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> out.send(info(team)));
    }

    private ApiKey info(int team) {
        return ApiKey.newBuilder()
                .setApiKeyId("key-" + team)
                .setRedactedApiKey(redacted(keys.get(team)))
                .setName("Key " + team)
                .setUserId("user-" + team)
                .setTeamId("team-" + team)
                .addAcls("api-key:endpoint:*")
                .addAcls("api-key:model:*")
                .setCreateTime(CREATED)
                .setModifyTime(CREATED)
                .setModifiedBy("user-" + team)
                .build();
    }

    private static String redacted(String key) {
        return key.length() <= 2 * SHOWN + 1
                ? "..."
                : key.substring(0, SHOWN) + "..." + key.substring(key.length() - SHOWN);
    }
}
