// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.CategoryStyler;

/** Bars of the contenders of a scenario, as PNG and SVG. */
final class Charts {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 380;
    private static final Color OTHERS = new Color(0x9aa5b1);
    private static final Color FILECHAT = new Color(0x2563a8);

    private Charts() {}

    static void write(ScenarioResult result, Path directory) throws IOException {
        boolean transfer = result.bytes() > 0;
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(result.title())
                .yAxisTitle(transfer ? "MiB/s (more is better)" : "µs each (less is better)")
                .build();
        CategoryStyler styler = chart.getStyler();
        styler.setLegendVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setOverlapped(true);
        styler.setAvailableSpaceFill(0.6);
        styler.setLabelsVisible(true);
        styler.setYAxisMin(0.0);
        styler.setYAxisDecimalPattern("#,##0.#");
        List<String> labels =
                result.contenders().stream().map(ContenderResult::label).toList();
        chart.addSeries("others", labels, values(result, labels, false)).setFillColor(OTHERS);
        chart.addSeries("filechat", labels, values(result, labels, true)).setFillColor(FILECHAT);
        String file = directory.resolve(result.id()).toString();
        BitmapEncoder.saveBitmap(chart, file, BitmapFormat.PNG);
        VectorGraphicsEncoder.saveVectorGraphic(chart, file, VectorGraphicsFormat.SVG);
    }

    /** The values of one colour; null where the other has one. */
    private static List<@Nullable Double> values(ScenarioResult result, List<String> labels, boolean ours) {
        List<@Nullable Double> values = new ArrayList<>();
        for (String label : labels) {
            values.add(label.startsWith("filechat") == ours ? value(result, label) : null);
        }
        return values;
    }

    private static Double value(ScenarioResult result, String label) {
        return result.bytes() > 0
                ? Math.rint(result.mebibytesPerSecond(label))
                : Math.rint(result.milliseconds(label) * 100_000 / result.operations()) / 100;
    }
}
