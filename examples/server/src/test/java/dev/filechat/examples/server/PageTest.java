// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import static dev.filechat.testkit.chat.TextMatcher.containing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.ChunkGate;
import io.grpc.Status.Code;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page, in a real browser without a screen. Skipped where there is no Chromium, or none that starts. */
@Timeout(120)
class PageTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static ChromeDriver chrome;

    @TempDir
    Path directory;

    private final FakeXai xai = FakeXai.start();
    private final FileChatClient client = xai.client();
    private ChatServer server;

    @BeforeAll
    static void startTheBrowser() {
        assumeTrue(
                Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
                "The page is not tested: it needs " + BROWSER + " and " + DRIVER + " (Debian: chromium-driver)");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=en");
        // The driver is named, so that Selenium looks for none and downloads none.
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        try {
            chrome = new ChromeDriver(driver, options);
        } catch (SessionNotCreatedException e) {
            abort("The page is not tested: the browser does not start on this machine: " + e.getRawMessage());
        }
    }

    @AfterAll
    static void endTheBrowser() {
        if (chrome != null) {
            chrome.quit();
        }
    }

    @BeforeEach
    void openThePage() throws Exception {
        server = ChatServer.start(client, ServerSettings.onPort(0));
        chrome.manage().window().setSize(new Dimension(1000, 800));
        chrome.get(server.url().toString());
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
        client.close();
        xai.close();
    }

    @Test
    void aDroppedFileIsUploadedAsItIs() throws Exception {
        drop("<b>notes</b>.txt", "The access code is 48213.");

        await("document.querySelector('#files li span:last-of-type').textContent === '25 B'");
        assertThat(element("#files li span").getText()).isEqualTo("<b>notes</b>.txt");
        assertThat(xai.files().all())
                .singleElement()
                .satisfies(file -> assertThat(new String(file.content().readAllBytes(), UTF_8))
                        .isEqualTo("The access code is 48213."));
    }

    @Test
    void anUploadShowsItsProgress() throws Exception {
        byte[] content = new byte[6 << 20];
        new Random(1).nextBytes(content);
        script("""
                window.shown = [];
                new MutationObserver(() => {
                    const bar = document.querySelector('#files progress');
                    if (bar) shown.push(bar.value / bar.max);
                }).observe(document.querySelector('#files'), {childList: true, subtree: true, characterData: true});
                """);

        choose("large.bin", content);

        await("document.querySelector('#files li span:last-of-type').textContent === '6.0 MiB'");
        assertThat((List<?>) script("return shown"))
                .extracting(value -> ((Number) value).doubleValue())
                .hasSizeGreaterThan(1)
                .isSorted()
                .contains(1.0);
        assertThat(script("return document.querySelector('#files progress')")).isNull();
        assertThat(xai.files().all())
                .extracting(FakeFile::sha256)
                .containsExactly(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    }

    @Test
    void refusedFilesSayWhy() throws Exception {
        choose("empty.txt", new byte[0]);
        choose("large.bin", new byte[(48 << 20) + 1]);
        choose("a;b.txt", new byte[1]);

        await("[...document.querySelectorAll('#files li.failed span:last-of-type')].length === 3");
        assertThat(chrome.findElements(By.cssSelector("#files li.failed span:last-of-type")))
                .extracting(WebElement::getText)
                .satisfiesExactly(
                        empty -> assertThat(empty).isEqualTo("The file is empty."),
                        large -> assertThat(large).isEqualTo("The file is too large: at most 48 MiB are taken."),
                        name -> assertThat(name).startsWith("The service takes no file of this name."));
        assertAccessible();
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void aFileIsRemovedByItsButton() throws Exception {
        drop("a.txt", "The code is 1.");
        drop("b.txt", "The code is 2.");
        choose("empty.txt", new byte[0]);
        await("[...document.querySelectorAll('#files li span:last-of-type')].map(s => s.textContent).join()"
                + " === '14 B,14 B,The file is empty.'");

        for (String name : List.of("a.txt", "empty.txt")) {
            element("button[aria-label='Remove " + name + "']").click();
            await("![...document.querySelectorAll('#files button')].some(b => b.title.endsWith('" + name + "'))");
            assertThat(element("#files-status").getDomProperty("textContent")).isEqualTo(name + " is removed.");
        }

        assertThat(chrome.findElements(By.cssSelector("#files li span:first-of-type")))
                .extracting(WebElement::getText)
                .containsExactly("b.txt");
        assertThat(focusedLabel()).isEqualTo("Remove b.txt");
        assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("b.txt");
    }

    @Test
    void anUploadIsCancelledByItsButton() throws Exception {
        ChunkGate gate = new ChunkGate();
        xai.faults().onUploads().takeThrough(gate);
        choose("large.bin", new byte[20 << 20]);
        choose("next.txt", "text".getBytes(UTF_8));
        assertThat(xai.awaitCalls("UploadFile", 1, LONG)).isTrue();
        assertAccessible(); // while it uploads

        element("button[aria-label='Cancel the upload of large.bin']").click();

        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
        await("document.querySelectorAll('#files li').length === 1");
        gate.open();
        await("document.querySelector('#files li span:last-of-type').textContent === '4 B'");
        assertThat(element("#files-status").getDomProperty("textContent")).isEqualTo("next.txt is uploaded.");
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("next.txt");
    }

    /** Removing it while the service stores it, after all of it was sent, leaves nothing either. */
    @Test
    void anUploadIsCancelledWhileItIsStored() throws Exception {
        ChunkGate gate = new ChunkGate();
        xai.faults().onUploads().takeThrough(gate);
        choose("a.txt", "text".getBytes(UTF_8));
        await("document.querySelector('#files li span:last-of-type').textContent === 'storing'");
        assertThat(xai.awaitCalls("UploadFile", 1, LONG)).isTrue();

        element("#files button").click();

        await("document.querySelector('#files').children.length === 0");
        gate.open();
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.files().all()).isEmpty();
        assertThat(focusedId()).isEqualTo("choose");
    }

    @Test
    void theAnswerIsShownAsItIsWrittenAndThenStopped() throws Exception {
        xai.chat()
                .whenUserSays(containing("Long"))
                .replyStreaming("One <b>", "Two")
                .delay(Duration.ofHours(1));
        xai.chat().whenUserSays(containing("Short")).replyStreaming("A ", "B ", "C");

        ask("Long?");
        await("document.querySelector('.answer')?.textContent === 'One <b>'");
        assertThat(element("#status").getText()).isEqualTo("Answering …");
        assertThat(element("article").getDomAttribute("aria-busy")).isEqualTo("true");
        assertAccessible();
        element("#stop").click();

        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
        await("document.querySelector('#status').textContent === 'Stopped'");

        ask("Short?");
        await("document.querySelector('#status').textContent === 'Answered'");
        assertThat(chrome.findElements(By.cssSelector(".answer")))
                .extracting(WebElement::getText)
                .containsExactly("One <b>", "A B C");
    }

    @Test
    void anAnswerThatFailsSaysWhyAndLeavesTheQuestion() throws Exception {
        xai.chat().whenAnything().fail(Code.INVALID_ARGUMENT, "Too many tokens.");

        ask("Anything?");
        await("document.querySelector('#status').textContent === 'Not answered'");

        assertThat(element("article .failure").getText()).contains("Too many tokens.");
        assertThat(element("#question").getDomProperty("value")).isEqualTo("Anything?");
        assertAccessible();
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        xai.chat().whenAnything().replyStreaming("One. ", "Two.").delay(Duration.ofHours(1));

        press(Keys.TAB);
        assertThat(focusedId()).isEqualTo("choose");
        press(Keys.TAB);
        assertThat(focusedId()).isEqualTo("question");
        press("Anything?", Keys.ENTER);
        await("document.querySelector('.answer')?.textContent === 'One. '");
        press(Keys.TAB);
        assertThat(focusedId()).isEqualTo("stop"); // Ask is disabled while an answer is written
        press(Keys.ENTER);

        await("document.querySelector('#status').textContent === 'Stopped'");
        assertThat(focusedId()).isEqualTo("question");
    }

    @Test
    void closingThePageCancelsTheAnswerAndDeletesTheFiles() throws Exception {
        xai.chat().whenAnything().replyStreaming("One. ", "Two.").delay(Duration.ofHours(1));
        choose("a.txt", "a".getBytes(UTF_8));
        await("document.querySelector('#files li span:last-of-type').textContent === '1 B'");
        ask("Anything?");
        await("document.querySelector('.answer')?.textContent === 'One. '");

        chrome.get("about:blank");

        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
        assertThat(xai.awaitCalls("DeleteFile", 1, LONG)).isTrue();
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.files().all()).isEmpty();
    }

    /** With {@code -Dfilechat.pictures=DIRECTORY} it takes pictures of it. */
    @Test
    void theAnswerSaysWhatItCitesAndCosts() throws Exception {
        choose("report.txt", Files.readAllBytes(Path.of("../files/report.txt")));
        choose("offer-kestrel.txt", Files.readAllBytes(Path.of("../files/offer-kestrel.txt")));
        await("[...document.querySelectorAll('#files li span:last-of-type')].filter(s => /B$/.test(s.textContent))"
                + ".length === 2");
        ask("What are the three largest risks?");
        await("document.querySelector('#status').textContent === 'Answered'");

        assertThat(element(".answer").getText())
                .contains("battery cells")
                .contains("[1]")
                .doesNotContain("](");
        assertThat(element("article ol").getText()).startsWith("[1] report.txt\n[2] ");
        assertThat(element("article p.faint").getText()).matches("This answer: [\\d,]+ tokens, \\$.* All answers: .*");
        assertAccessible();
    }

    /** What a screen reader needs, and colours that can be read, at each width and in each scheme. */
    private static void assertAccessible() throws Exception {
        String test = Thread.currentThread().getStackTrace()[2].getMethodName();
        assertThat(PageCheck.namelessControls(chrome)).isEmpty();
        assertThat(PageCheck.liveRegions(chrome)).contains("conversation", "status", "files-status");
        assertThat(PageCheck.focusOrder(chrome)).isSorted();
        for (String scheme : List.of("light", "dark")) {
            for (int width : List.of(320, 1000)) {
                show(test, scheme, width);
            }
        }
    }

    private static void show(String test, String scheme, int width) throws Exception {
        chrome.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        chrome.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
        String pictures = System.getProperty("filechat.pictures");
        if (pictures != null) {
            script("scrollTo(0, document.body.scrollHeight)");
            Files.write(
                    Path.of(pictures, test + "-" + scheme + "-" + width + ".png"),
                    chrome.getScreenshotAs(OutputType.BYTES));
        }
        assertThat(PageCheck.tooFaint(chrome))
                .as("texts in %s at %d", scheme, width)
                .isEmpty();
        assertThat(PageCheck.misplaced(chrome))
                .as("all fits into a width of %d", width)
                .isEmpty();
        chrome.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        chrome.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    private static void drop(String name, String content) {
        script("""
                const transfer = new DataTransfer();
                transfer.items.add(new File([arguments[1]], arguments[0]));
                document.querySelector('main').dispatchEvent(
                        new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
                """, name, content);
    }

    private void choose(String name, byte[] content) throws Exception {
        File file = Files.write(directory.resolve(name), content).toFile();
        element("#choose").sendKeys(file.getAbsolutePath());
    }

    private static void ask(String question) {
        element("#question").sendKeys(question);
        element("#send").click();
    }

    private static WebElement element(String selector) {
        return chrome.findElement(By.cssSelector(selector));
    }

    private static void press(CharSequence... keys) {
        new Actions(chrome).sendKeys(keys).perform();
    }

    private static String focusedId() {
        return chrome.switchTo().activeElement().getDomAttribute("id");
    }

    private static String focusedLabel() {
        return chrome.switchTo().activeElement().getDomAttribute("aria-label");
    }

    private static Object script(String code, Object... arguments) {
        return ((JavascriptExecutor) chrome).executeScript(code, arguments);
    }

    /** Waits until the page has come to this. */
    private static void await(String condition) {
        new WebDriverWait(chrome, LONG, Duration.ofMillis(50))
                .withMessage(() -> condition + " in:\n" + element("body").getText())
                .until((WebDriver driver) -> (Boolean) script("return Boolean(" + condition + ")"));
    }
}
