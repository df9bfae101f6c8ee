package com.example.iris;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class IrisServiceTest {
    private final IrisService service = new IrisService();

    @Test
    void oneFlowerOfEachSpecies() {
        assertEquals(Iris.Species.SETOSA, service.species(5.1f, 3.5f, 1.4f, 0.2f));
        assertEquals(Iris.Species.VERSICOLOR, service.species(5.5f, 2.6f, 4.4f, 1.2f));
        assertEquals(Iris.Species.VIRGINICA, service.species(6.7f, 3.3f, 5.7f, 2.5f));
    }

    @Test
    void flowersThatTheTrainingNeverSaw() throws IOException {
        List<String> rows = rows();
        int right = 0;
        for (String row : rows) {
            String[] fields = row.split(",");
            Iris.Species species = service.species(
                    Float.parseFloat(fields[0]),
                    Float.parseFloat(fields[1]),
                    Float.parseFloat(fields[2]),
                    Float.parseFloat(fields[3]));
            right += species.label().equals(fields[4]) ? 1 : 0;
        }
        assertEquals(30, rows.size());
        assertTrue(right >= 28, right + " of " + rows.size() + " are right");
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = IrisServiceTest.class.getResourceAsStream("unseen.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
        }
    }
}
