# The command-line program: migrations, simulators, replay, verify, redrive, reports.
#   docker build -f deploy/program.Dockerfile -t social-signals:0.1.0 .
ARG JDK_IMAGE=eclipse-temurin:17.0.16_8-jdk-noble
ARG JRE_IMAGE=eclipse-temurin:17.0.16_8-jre-noble

FROM ${JDK_IMAGE} AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -q -pl local -am -DskipTests -Dspotless.check.skip=true package dependency:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory=/out/lib \
 && cp local/target/local-*.jar /out/lib/

FROM ${JRE_IMAGE}
COPY --from=build /out/lib/ /opt/social-signals/lib/
RUN chmod -R a+rX /opt/social-signals && useradd --system --uid 10001 --no-create-home social-signals \
 && install -d -o 10001 -g 10001 /reports
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError"
USER 10001:10001
WORKDIR /tmp
ENTRYPOINT ["java", "-cp", "/opt/social-signals/lib/*", "io.socialsignals.local.SocialSignals"]
