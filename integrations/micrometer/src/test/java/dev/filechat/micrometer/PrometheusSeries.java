// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of series in Prometheus, each with the labels that it has. */
final class PrometheusSeries {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:]\\w*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private final Map<String, Set<String>> labels = new TreeMap<>();

    private PrometheusSeries() {}

    /** Those of an exposition in Prometheus' text format. */
    static PrometheusSeries ofText(String exposition) {
        PrometheusSeries series = new PrometheusSeries();
        Matcher sample = SAMPLE.matcher(exposition);
        while (sample.find()) {
            Set<String> found = series.of(sample.group(1));
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> found.add(label.group(1)));
            }
        }
        return series;
    }

    /** Those that Prometheus makes of OpenTelemetry's metrics, by OpenTelemetry's specification. */
    static PrometheusSeries ofMetrics(Collection<MetricData> metrics) {
        PrometheusSeries series = new PrometheusSeries();
        for (MetricData metric : metrics) {
            for (String name : names(metric)) {
                metric.getData()
                        .getPoints()
                        .forEach(point -> point.getAttributes()
                                .forEach((key, value) -> series.of(name).add(underscored(key.getKey()))));
                if (name.endsWith("_bucket")) {
                    series.of(name).add("le");
                }
            }
        }
        return series;
    }

    private static List<String> names(MetricData metric) {
        String name = underscored(metric.getName()) + unit(metric.getUnit());
        return metric.getType() == MetricDataType.HISTOGRAM
                ? List.of(name + "_bucket", name + "_sum", name + "_count")
                : List.of(name + "_total");
    }

    private static String underscored(String name) {
        return name.replace('.', '_');
    }

    private static String unit(String unit) {
        return switch (unit) {
            case "s" -> "_seconds";
            case "By" -> "_bytes";
            case "USD" -> "_USD";
            default -> {
                if (!unit.startsWith("{")) {
                    throw new AssertionError("What does Prometheus make of the unit " + unit + "?");
                }
                yield "";
            }
        };
    }

    private Set<String> of(String name) {
        return labels.computeIfAbsent(name, unused -> new TreeSet<>());
    }

    Set<String> names() {
        return labels.keySet();
    }

    /** The labels of a series; empty if there is none. */
    Set<String> labels(String name) {
        return labels.getOrDefault(name, Set.of());
    }
}
