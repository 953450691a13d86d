package io.github.cancelaijob.transport.okhttp;

import java.io.IOException;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** A client that would send a request again, for whatever reason and to wherever. */
final class HostileClient {
  private HostileClient() {}

  static OkHttpClient create() {
    Authenticator answersEverything =
        (route, response) ->
            response
                .request()
                .newBuilder()
                .header("Authorization", Credentials.basic("user", "fake-password"))
                .build();
    return new OkHttpClient.Builder()
        .followRedirects(true)
        .followSslRedirects(true)
        .retryOnConnectionFailure(true)
        .authenticator(answersEverything)
        .proxyAuthenticator(answersEverything)
        .cookieJar(new KeepsCookies())
        .addInterceptor(HostileClient::callTwice)
        .build();
  }

  /** What a retrying interceptor does with any answer it doesn't like. */
  private static Response callTwice(Interceptor.Chain chain) throws IOException {
    Response response;
    try {
      response = chain.proceed(chain.request());
    } catch (IOException e) {
      return again(chain, e);
    }
    if (response.isSuccessful()) {
      return response;
    }
    try {
      Response second = chain.proceed(chain.request());
      response.close();
      return second;
    } catch (IOException e) {
      return response;
    }
  }

  private static Response again(Interceptor.Chain chain, IOException first) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException second) {
      throw first;
    }
  }

  private static final class KeepsCookies implements CookieJar {
    private List<Cookie> kept = List.of();

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      return kept;
    }

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
      kept = cookies;
    }
  }
}
