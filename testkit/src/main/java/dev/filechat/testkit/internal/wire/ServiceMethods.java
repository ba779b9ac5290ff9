// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.wire;

import dev.filechat.proto.AuthGrpc;
import dev.filechat.proto.BatchMgmtGrpc;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.DocumentsGrpc;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.ImageGrpc;
import dev.filechat.proto.ModelsGrpc;
import dev.filechat.proto.TokenizeGrpc;
import dev.filechat.proto.collections.CollectionsGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the methods that the fake has. */
public final class ServiceMethods {

    private static final Map<String, String> BY_FULL_NAME = Stream.of(
                    FilesGrpc.getServiceDescriptor(),
                    ChatGrpc.getServiceDescriptor(),
                    ImageGrpc.getServiceDescriptor(),
                    ModelsGrpc.getServiceDescriptor(),
                    TokenizeGrpc.getServiceDescriptor(),
                    AuthGrpc.getServiceDescriptor(),
                    BatchMgmtGrpc.getServiceDescriptor(),
                    CollectionsGrpc.getServiceDescriptor(),
                    DocumentsGrpc.getServiceDescriptor())
            .map(ServiceDescriptor::getMethods)
            .flatMap(Collection::stream)
            .collect(Collectors.toMap(
                    MethodDescriptor::getFullMethodName, method -> String.valueOf(method.getBareMethodName())));

    private static final Set<String> ALL = new TreeSet<>(BY_FULL_NAME.values());

    private ServiceMethods() {}

    /**
     * Checks a name, since one that does not exist would never be met.
     *
     * @param method the name alone, such as {@code "UploadFile"}
     * @return the same
     * @throws IllegalArgumentException if the service has no such method
     */
    public static String known(String method) {
        if (!ALL.contains(method)) {
            throw new IllegalArgumentException("There is no method \"" + method + "\"; there are " + ALL);
        }
        return method;
    }

    /**
     * Returns the name by which a method is known to users of the fake.
     *
     * @param fullName such as {@code "xai_api.Files/UploadFile"}
     * @return the name alone, such as {@code "UploadFile"}; of a method that the fake lacks the full name
     */
    public static String nameOf(String fullName) {
        return BY_FULL_NAME.getOrDefault(fullName, fullName);
    }

    /**
     * Returns whether a name is that of a method that the fake has.
     *
     * @param method the name alone
     * @return false for every other name, and for a full one
     */
    public static boolean isKnown(String method) {
        return ALL.contains(method);
    }
}
