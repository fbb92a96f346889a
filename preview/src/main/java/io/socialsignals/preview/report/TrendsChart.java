package io.socialsignals.preview.report;

import io.socialsignals.preview.Frame;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Two series over time, on two axes, as a picture.
 *
 * @param left the column of the first series, also the name of its axis
 * @param right the column of the second series
 * @param rightAxis name of its axis
 */
record TrendsChart(String left, String right, String rightAxis) {
    private static final Color BLUE = new Color(0x00, 0x72, 0xb2);
    private static final Color ORANGE = new Color(0xe6, 0x9f, 0x00);

    /**
     * @param points columns time (epoch milliseconds), then series of which two are drawn; nulls are left out
     * @throws IOException when the file cannot be written
     */
    void write(Frame points, String title, Path png) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(1400)
                .height(560)
                .title(title)
                .xAxisTitle("UTC")
                .yAxisTitle(left + " per 6 h")
                .build();
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setDatePattern("MM-dd").setTimezone(TimeZone.getTimeZone("UTC"));
        chart.getStyler().setYAxisDecimalPattern("#,##0.##");
        chart.setYAxisGroupTitle(1, rightAxis);
        chart.getStyler().setYAxisGroupPosition(1, Styler.YAxisPosition.Right);
        add(chart, points, left, BLUE, 0);
        add(chart, points, right, ORANGE, 1);
        BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private static void add(XYChart chart, Frame points, String name, Color colour, int axis) {
        int column = points.columns().stream().map(Frame.Column::name).toList().indexOf(name);
        List<Date> times = new ArrayList<>();
        List<Number> values = new ArrayList<>();
        for (List<Object> row : points.rows()) {
            if (row.get(column) != null) {
                times.add(Date.from(java.time.Instant.ofEpochMilli(((Number) row.get(0)).longValue())));
                values.add((Number) row.get(column));
            }
        }
        if (!times.isEmpty()) {
            var series = chart.addSeries(name, times, values);
            series.setMarker(SeriesMarkers.NONE).setLineColor(colour);
            series.setYAxisGroup(axis);
        }
    }
}
