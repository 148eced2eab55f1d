package io.mainstay.platform;

import io.mainstay.platform.Destination.Resolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The only way out: every request to another system goes through here, so that an address somebody typed cannot be made
 * to reach what only this machine can reach. The addresses of a host are checked at the moment the connection is opened,
 * and the connection goes to just those; a redirect is an answer like any other, and is not followed.
 */
@Component
public class Outgoing implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final int CONNECTIONS_FOR_EACH_HOST = 4;

    private final AllowedHosts hosts;
    private final Resolver resolver;
    private final CloseableHttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    Outgoing(Settings settings) {
        this(settings.allowedHosts(), InetAddress::getAllByName);
    }

    Outgoing(AllowedHosts hosts, Resolver resolver) {
        this.hosts = hosts;
        this.resolver = resolver;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedAddresses())
                .setMaxConnPerRoute(CONNECTIONS_FOR_EACH_HOST)
                .setMaxConnTotal(CONNECTIONS_FOR_EACH_HOST * 8)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(CONNECT).build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("Mainstay")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Whether a request may go to this host and port by what is written, before its addresses are known. */
    public boolean isAllowed(String host, int port) {
        return hosts.hold(host, port);
    }

    /** Sends it and waits, never longer than the request has patience. */
    public OutgoingReply send(OutgoingRequest request) {
        try {
            Destination.of(request.uri(), hosts);
        } catch (IllegalArgumentException barred) {
            return new OutgoingReply.Barred(String.valueOf(barred.getMessage()));
        }
        HttpUriRequestBase wire = wire(request);
        Future<OutgoingReply> reply =
                threads.submit(() -> client.execute(wire, response -> answer(response, request.replyBytes())));
        try {
            return reply.get(request.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new OutgoingReply.Silence("it did not answer within %d seconds"
                    .formatted(request.patience().toSeconds()));
        } catch (ExecutionException failed) {
            return failure(failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new OutgoingReply.Silence("Mainstay is stopping");
        } finally {
            wire.cancel();
        }
    }

    private static HttpUriRequestBase wire(OutgoingRequest request) {
        var wire = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(wire::setHeader);
        byte[] body = request.body();
        if (body != null) {
            wire.setEntity(new ByteArrayEntity(body, null));
        }
        wire.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(request.patience()))
                .setConnectionRequestTimeout(Timeout.of(request.patience()))
                .build());
        return wire;
    }

    private static OutgoingReply answer(ClassicHttpResponse response, int most) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        var entity = response.getEntity();
        if (entity == null) {
            return new OutgoingReply.Answer(response.getCode(), headers, "");
        }
        try (InputStream content = entity.getContent()) {
            byte[] body = content.readNBytes(most + 1);
            if (body.length > most) {
                return new OutgoingReply.Silence("its answer is longer than %,d bytes".formatted(most));
            }
            return new OutgoingReply.Answer(response.getCode(), headers, new String(body, StandardCharsets.UTF_8));
        }
    }

    private static OutgoingReply failure(@Nullable Throwable cause) {
        return switch (cause) {
            case BarredAddress barred -> new OutgoingReply.Barred(String.valueOf(barred.getMessage()));
            case UnknownHostException _ -> new OutgoingReply.Silence("its host has no address");
            case SSLException _ ->
                new OutgoingReply.Silence("its certificate cannot be trusted, or it does not speak TLS");
            case InterruptedIOException _ -> new OutgoingReply.Silence("it did not answer in time");
            case IOException _ -> new OutgoingReply.Silence("the connection to it failed");
            case null, default -> throw new IllegalStateException(cause);
        };
    }

    /** Asked by the client for each connection it opens, and the connection goes to one of what is answered. */
    private final class CheckedAddresses implements DnsResolver {

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            try {
                String written = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
                return Destination.at(written, port, hosts).addresses(resolver).stream()
                        .map(address -> new InetSocketAddress(address, port))
                        .toList();
            } catch (IllegalArgumentException barred) {
                throw new BarredAddress(String.valueOf(barred.getMessage()));
            }
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new BarredAddress("a host is resolved together with its port");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final class BarredAddress extends UnknownHostException {
        BarredAddress(String why) {
            super(why);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }
}
