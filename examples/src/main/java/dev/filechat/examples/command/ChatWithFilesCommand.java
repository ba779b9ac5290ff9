// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.FileChatClient;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.FileChatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.logging.LogManager;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@link dev.filechat.examples.ChatWithFiles} as a command, with a fake service where there is no key. */
@Command(
        name = "chat-with-files",
        customSynopsis = "chat-with-files [OPTION...] FILE... [QUESTION]",
        mixinStandardHelpOptions = true,
        versionProvider = ChatWithFilesCommand.Version.class,
        description =
                "Uploads files, asks a question about them, prints the answer as it is written, and deletes them.",
        footer = {
            "",
            "The last of several arguments is the question, unless there is a file of that name; with --question all"
                    + " are files. Without a question it is a conversation, until Ctrl-D; where standard input is no"
                    + " terminal, the question is read from it. A file - is standard input.",
            "The answer goes to standard output, all else to standard error.",
            "With XAI_API_KEY set it talks to the real service; without, to a fake one that it starts itself.",
            "JAVA_OPTS is handed to the JVM. What begins with a dash and is no option comes after --.",
            "Exit codes: 0 done, 1 the service refused or could not be reached, 2 wrong input, 70 the build failed,"
                    + " 74 the answer could not be written, 130 interrupted."
        },
        sortOptions = false)
final class ChatWithFilesCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "FILE... QUESTION",
            hideParamSyntax = true,
            description = "One file or more, then the question.")
    private List<String> arguments = List.of();

    @Option(names = "--question", paramLabel = "TEXT", description = "The question; all arguments are files.")
    private @Nullable String question;

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            defaultValue = "${env:FILECHAT_TRANSPORT:-grpc-netty}",
            description = "grpc-netty or grpc-okhttp. Default: ${DEFAULT-VALUE}.")
    private String transport = "grpc-netty";

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "grok-4.5",
            description = "The model to ask. Default: ${DEFAULT-VALUE}.")
    private String model = "grok-4.5";

    @Option(
            names = "--endpoint",
            paramLabel = "HOST:PORT",
            description = "Where the service is. With TLS, but for localhost and loopback addresses.")
    private @Nullable String endpoint;

    @Option(
            names = "--stdin-name",
            paramLabel = "NAME",
            defaultValue = "stdin.txt",
            description = "The name of the file that standard input is uploaded as. Default: ${DEFAULT-VALUE}.")
    private String standardInputName = "stdin.txt";

    @Option(
            names = "--json",
            description = "Print one JSON object: answer, model, files, usage and costInUsd; or error.")
    private boolean json;

    private final StandardOutput output = new StandardOutput();

    private ChatWithFilesCommand() {}

    /** Runs the command and ends the JVM. */
    public static void main(String[] args) {
        LogManager.getLogManager().reset(); // the command prints its own lines only
        CtrlC ctrlC = CtrlC.interrupts(Thread.currentThread());
        ChatWithFilesCommand command = new ChatWithFilesCommand();
        int exitCode = new CommandLine(command)
                .setExpandAtFiles(false)
                .setExecutionStrategy(new HelpText(Terminals.outputColumns()))
                .setParameterExceptionHandler((e, given) -> {
                    command.json |= Arrays.asList(given).contains("--json"); // it may come after what is wrong
                    return command.fail(ExitCodes.WRONG_INPUT, String.valueOf(e.getMessage()));
                })
                .setExecutionExceptionHandler((e, unused, alsoUnused) -> command.explain(e))
                .execute(args);
        ctrlC.exit(exitCode);
    }

    @Override
    public Integer call() {
        if (model.isBlank()) {
            throw new IllegalArgumentException("The model must not be blank");
        }
        Endpoint there = endpoint == null ? null : Endpoint.parse(endpoint);
        Arguments given = Arguments.of(arguments, question);
        Inputs inputs = Inputs.of(given, standardInputName, System.in, Terminals.inputIsTerminal());
        if (json && inputs.question().isEmpty()) {
            throw new IllegalArgumentException("--json needs a question"
                    + given.doubt().map(doubt -> ": " + doubt).orElse(""));
        }
        given.doubt().ifPresent(Notices::line);
        try (Service service = Service.open(transport, there, System.getenv("XAI_API_KEY"));
                Session session = new Session(service.client(), model)) {
            inputs.files().forEach(session::add);
            if (inputs.question().isEmpty()) {
                converse(session);
            } else {
                ask(session, inputs.question());
            }
        }
        return 0;
    }

    private void converse(Session session) {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysOutOrSysErr)
                .build()) {
            Consumer<String> shown = Terminals.outputColumns() > 0 ? text -> print(terminal, text) : output;
            new Conversation(terminal, session, () -> sink(shown, terminal::getColumns), CtrlC::isEnding).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask(Session session, String question) {
        ChatResponse response =
                session.ask(question, json ? new CollectedAnswer() : sink(output, Terminals::outputColumns));
        if (json) {
            output.accept(JsonResult.answer(model, session.files(), response));
        }
        Notices.gap();
        response.usage().map(Notices::usage).ifPresent(Notices::line);
        Notices.gap();
    }

    private static void print(Terminal terminal, String text) {
        terminal.writer().print(text);
        terminal.flush();
    }

    private static AnswerSink sink(Consumer<String> shown, IntSupplier columns) {
        return Terminals.outputIsStyled() ? new MarkdownAnswer(shown, columns) : new PlainAnswer(shown);
    }

    private int explain(Exception e) {
        String message = switch (e) {
            case CallCancelledException cancelled -> "interrupted";
            case FileChatException known -> String.valueOf(known.getMessage());
            case IllegalArgumentException known -> String.valueOf(known.getMessage());
            case StandardOutput.FailedException known -> String.valueOf(known.getMessage());
            default -> e.toString();
        };
        return fail(ExitCodes.of(e), message);
    }

    private int fail(int exitCode, String message) {
        Notices.line("chat-with-files: " + message);
        if (json && exitCode != ExitCodes.OUTPUT_FAILED) {
            try {
                output.accept(JsonResult.error(exitCode, message));
            } catch (StandardOutput.FailedException e) {
                return ExitCodes.OUTPUT_FAILED;
            }
        }
        return exitCode;
    }

    /** What the build wrote into the library's jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = FileChatClient.class.getPackage().getImplementationVersion();
            return new String[] {"filechat " + (version == null ? "(not built as a jar)" : version)};
        }
    }
}
