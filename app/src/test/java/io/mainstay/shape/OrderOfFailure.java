package io.mainstay.shape;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs first what fails most plainly: the shape, then words and stores, then whole programs, then journeys. */
public final class OrderOfFailure implements ClassOrderer {

    private enum Level {
        SHAPE,
        WORDS_AND_STORES,
        PROGRAM,
        JOURNEY
    }

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors().sort(Comparator.comparing(OrderOfFailure::level));
    }

    private static Level level(ClassDescriptor descriptor) {
        var test = descriptor.getTestClass();
        if (test.getPackage().equals(OrderOfFailure.class.getPackage())) {
            return Level.SHAPE;
        }
        if (test.getSimpleName().contains("Journey")) {
            return Level.JOURNEY;
        }
        return descriptor.isAnnotated(SpringBootTest.class) ? Level.PROGRAM : Level.WORDS_AND_STORES;
    }
}
