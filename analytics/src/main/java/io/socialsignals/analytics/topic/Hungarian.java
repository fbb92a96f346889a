package io.socialsignals.analytics.topic;

import java.util.Arrays;

/** Cheapest one-to-one assignment (Kuhn 1955, in the potentials form of Jonker and Volgenant), cubic in the larger side. */
final class Hungarian {

    private Hungarian() {}

    /**
     * @param cost by row and column; rows may outnumber columns
     * @return the column of each row, -1 for a row that got none
     */
    static int[] match(double[][] cost) {
        int rows = cost.length;
        int columns = rows == 0 ? 0 : cost[0].length;
        int n = Math.max(rows, columns);
        double[] rowPotential = new double[n + 1];
        double[] columnPotential = new double[n + 1];
        int[] rowOf = new int[n + 1];
        for (int row = 1; row <= n; row++) {
            int[] before = new int[n + 1];
            double[] slack = new double[n + 1];
            boolean[] done = new boolean[n + 1];
            Arrays.fill(slack, Double.POSITIVE_INFINITY);
            rowOf[0] = row;
            int column = 0;
            do {
                done[column] = true;
                int next = 0;
                double least = Double.POSITIVE_INFINITY;
                for (int j = 1; j <= n; j++) {
                    if (!done[j]) {
                        double value =
                                at(cost, rowOf[column] - 1, j - 1) - rowPotential[rowOf[column]] - columnPotential[j];
                        if (value < slack[j]) {
                            slack[j] = value;
                            before[j] = column;
                        }
                        if (slack[j] < least) {
                            least = slack[j];
                            next = j;
                        }
                    }
                }
                for (int j = 0; j <= n; j++) {
                    if (done[j]) {
                        rowPotential[rowOf[j]] += least;
                        columnPotential[j] -= least;
                    } else {
                        slack[j] -= least;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            while (column != 0) {
                rowOf[column] = rowOf[before[column]];
                column = before[column];
            }
        }
        int[] match = new int[rows];
        Arrays.fill(match, -1);
        for (int j = 1; j <= columns; j++) {
            if (rowOf[j] <= rows) {
                match[rowOf[j] - 1] = j - 1;
            }
        }
        return match;
    }

    private static double at(double[][] cost, int row, int column) {
        return row < cost.length && column < cost[0].length ? cost[row][column] : 0;
    }
}
