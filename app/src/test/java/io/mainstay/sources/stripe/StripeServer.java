package io.mainstay.sources.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.node.ObjectNode;

/** Our Stripe behind HTTP: asks for the key, refuses when it is told to, and signs what it sends. */
public final class StripeServer implements AutoCloseable {

    public static final String KEY = "sk_test_harbor_1";

    /** How the next requests are refused. */
    private record Refusal(int status, String retryAfter) {}

    final StripeWorld world;
    final Queue<String> asked = new ConcurrentLinkedQueue<>();
    final Set<String> forbidden = java.util.concurrent.ConcurrentHashMap.newKeySet();
    volatile long slowMs;
    private final Queue<Refusal> refusals = new ArrayDeque<>();
    private final HttpServer server;

    StripeServer(StripeWorld world) {
        this(world, 0);
    }

    StripeServer(StripeWorld world, int port) {
        this.world = world;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/", this::answer);
        server.start();
    }

    /** A shop with some customers, one of whom chooses what to pay; slow enough to be watched. */
    public static StripeServer ofShop() {
        var shop = new StripeShop(new StripeWorld());
        ObjectNode price = shop.price(4_900, "month");
        for (String name : List.of("Harbor", "Lantern", "Drydock")) {
            String customer = shop.customer(name);
            shop.pay(shop.invoice(customer, shop.subscribe(customer, price, 2, 0), 2));
            shop.charge(customer, 9_800);
        }
        ObjectNode chosen = shop.price(0, "month");
        chosen.putNull("unit_amount").putNull("unit_amount_decimal");
        shop.subscribe(shop.customer("Keel"), chosen, 1, 0);
        var server = new StripeServer(shop.world);
        server.slowMs = 250;
        return server;
    }

    /** Somebody comes who was not there before. */
    public String customer(String name) {
        return new StripeShop(world).customer(name);
    }

    /** As MAINSTAY_ALLOWED_HOSTS names it. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public String address() {
        return "http://" + host();
    }

    synchronized void refuse(int times, int status, String retryAfter) {
        for (int i = 0; i < times; i++) {
            refusals.add(new Refusal(status, retryAfter));
        }
    }

    private synchronized Refusal refusal() {
        return refusals.poll();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        asked.add(exchange.getRequestURI().toString());
        try {
            Thread.sleep(slowMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Refusal refusal = refusal();
        if (refusal != null) {
            if (!refusal.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", refusal.retryAfter());
            }
            send(exchange, refusal.status(), error("api_error", "Come back later."));
        } else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, error("invalid_request_error", "Invalid API Key provided."));
        } else if (forbidden.contains(path)) {
            send(
                    exchange,
                    403,
                    error("invalid_request_error", "The provided key does not have the required permissions."));
        } else {
            switch (world.ask(path, parameters(exchange))) {
                case Answer.Found(var json) -> send(exchange, 200, json.toString());
                default -> send(exchange, 404, """
                        {"error": {"code": "resource_missing", "type": "invalid_request_error", "message": "No such thing"}}""");
            }
        }
    }

    private static String error(String type, String message) {
        return "{\"error\": {\"type\": \"%s\", \"message\": \"%s\"}}".formatted(type, message);
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new HashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            parameters.put(name, parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return parameters;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Request-Id", "req_harbor");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The header that Stripe puts on a letter. */
    static String signed(String body, String secret, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        byte[] signature = StripeSignature.sign(time, body.getBytes(StandardCharsets.UTF_8), secret);
        return "t=%s,v1=%s".formatted(time, HexFormat.of().formatHex(signature));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
