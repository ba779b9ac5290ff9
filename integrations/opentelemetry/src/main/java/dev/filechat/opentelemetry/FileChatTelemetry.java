// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import dev.filechat.FileChatClientBuilder;
import dev.filechat.observe.CallObserver;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerBuilder;
import io.opentelemetry.api.trace.TracerProvider;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes observers that report a client's calls to OpenTelemetry, by its conventions for generative AI:
 *
 * <p>{@snippet :
 * FileChatClient client = FileChatClient.builder()
 *         .observer(FileChatTelemetry.create(openTelemetry))
 *         .build();
 * }
 *
 * <p>Each call is a span and is counted in metrics; the run of a tool is a span below the chat that asked for it, and
 * current while the tool runs. Calls to the service carry the trace context, in the form of the propagators of the
 * {@link OpenTelemetry}. No span, metric or event has a key, and none has content unless
 * {@link Builder#captureContent} says so.
 *
 * <p>These environment variables are read, when {@link Builder#build} is called; {@code true} and {@code 1} are yes:
 *
 * <ul>
 *   <li>{@code OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT}: captures content, if the builder does not say
 *   <li>{@code XAI_SDK_DISABLE_TRACING}: no spans; metrics stay, and a trace of the program goes on to the service
 *   <li>{@code XAI_SDK_DISABLE_SENSITIVE_TELEMETRY_ATTRIBUTES}: spans have the operation, the model, the server and the
 *       kind of the error only, whatever the builder says
 * </ul>
 */
public final class FileChatTelemetry {
    private FileChatTelemetry() {}

    /** Returns an observer with the defaults, for {@link FileChatClientBuilder#observer}. Thread-safe. */
    public static CallObserver create(OpenTelemetry openTelemetry) {
        return builder(openTelemetry).build();
    }

    /** Returns a new builder. */
    public static Builder builder(OpenTelemetry openTelemetry) {
        return new Builder(Objects.requireNonNull(openTelemetry, "openTelemetry"));
    }

    /** Builds an observer. Not thread-safe. */
    public static final class Builder {
        private final OpenTelemetry openTelemetry;
        private @Nullable Boolean captureContent;
        private UnaryOperator<String> redactor = UnaryOperator.identity();
        private Function<String, @Nullable String> environment = System::getenv;

        private Builder(OpenTelemetry openTelemetry) {
            this.openTelemetry = openTelemetry;
        }

        /**
         * Says whether spans have content: the messages of a chat, the arguments and the result of a tool, the name of
         * a file. Not the bytes of files, and not the messages of errors. Default: what
         * {@code OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT} says, else no.
         */
        public Builder captureContent(boolean captureContent) {
            this.captureContent = captureContent;
            return this;
        }

        /**
         * Sets what each text passes through that is captured. It is called by many threads, on those that make the
         * calls. A text for which it throws or returns null is left out. Default: texts stay as they are.
         */
        public Builder redactor(UnaryOperator<String> redactor) {
            this.redactor = Objects.requireNonNull(redactor, "redactor");
            return this;
        }

        Builder environment(Function<String, @Nullable String> environment) {
            this.environment = environment;
            return this;
        }

        /** Returns the observer, for {@link FileChatClientBuilder#observer}. Thread-safe. */
        public CallObserver build() {
            boolean details = !isSet("XAI_SDK_DISABLE_SENSITIVE_TELEMETRY_ATTRIBUTES");
            boolean content = captureContent == null
                    ? isSet("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT")
                    : captureContent;
            return new TelemetryObserver(
                    tracer(),
                    openTelemetry.getPropagators().getTextMapPropagator(),
                    new Instruments(meter()),
                    new Capture(content && details, details, redactor));
        }

        private Tracer tracer() {
            TracerProvider provider =
                    isSet("XAI_SDK_DISABLE_TRACING") ? TracerProvider.noop() : openTelemetry.getTracerProvider();
            TracerBuilder tracer = provider.tracerBuilder(Names.SCOPE).setSchemaUrl(Names.SCHEMA_URL);
            String version = version();
            return version == null
                    ? tracer.build()
                    : tracer.setInstrumentationVersion(version).build();
        }

        private Meter meter() {
            MeterBuilder meter =
                    openTelemetry.getMeterProvider().meterBuilder(Names.SCOPE).setSchemaUrl(Names.SCHEMA_URL);
            String version = version();
            return version == null
                    ? meter.build()
                    : meter.setInstrumentationVersion(version).build();
        }

        /** Null for classes that are in no jar. */
        private static @Nullable String version() {
            return FileChatTelemetry.class.getPackage().getImplementationVersion();
        }

        private boolean isSet(String variable) {
            String value = environment.apply(variable);
            return value != null
                    && (value.equals("1") || value.toLowerCase(Locale.ROOT).equals("true"));
        }
    }
}
