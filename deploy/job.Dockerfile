# The job and the Flink that runs it: for docker-compose.yml and for the Flink Kubernetes Operator.
#   docker build -f deploy/job.Dockerfile -t social-signals-job:0.1.0 .
ARG JDK_IMAGE=eclipse-temurin:17.0.16_8-jdk-noble
ARG FLINK_IMAGE=flink:2.2.1-java17

FROM ${JDK_IMAGE} AS build
WORKDIR /src
COPY . .
# The engine of the sentiment models loads native libraries, which one class loader only can load: it and what it needs
# go into Flink's own lib, where they outlive a restart of the job.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -q -pl flink-job -am -DskipTests -Dspotless.check.skip=true package \
 && ./mvnw -B -q -pl sentiment dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/out/lib \
      -DincludeArtifactIds=api,onnxruntime-engine,tokenizers,onnxruntime,gson,jna,commons-compress,commons-io,commons-codec,commons-lang3 \
 && cp flink-job/target/social-signals-job.jar /out/

FROM ${FLINK_IMAGE}
USER root
COPY --from=build /out/lib/ /opt/flink/lib/
COPY --from=build /out/social-signals-job.jar /opt/flink/usrlib/
COPY deploy/flink/config.yaml /opt/flink/conf/config.yaml
RUN chmod -R a+rX /opt/flink/lib /opt/flink/usrlib /opt/flink/conf \
 && install -d -o flink -g flink -m 750 /var/lib/flink /var/lib/flink/checkpoints /var/lib/flink/savepoints
ENV DJL_CACHE_DIR=/tmp/djl OPT_OUT_TRACKING=true
USER 9999:9999
